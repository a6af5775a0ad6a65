import type { Exercise, HintReply } from '@sqltown/shared/api';
import { useState } from 'react';
import { wordsFor } from '#net/api.ts';
import { useServices } from '../services/services.ts';

export type Hints = {
  readonly shown: readonly HintReply[];
  readonly of: number;
  /** Shows one more, from a nudge to nearly the answer. */
  readonly next: () => Promise<void>;
  readonly clear: () => void;
};

export function useHints(exercise: Exercise | undefined): Hints {
  const { api, toasts, announcer } = useServices();
  const [shown, setShown] = useState<readonly HintReply[]>([]);
  const id = exercise?.id;
  const of = exercise?.hintCount ?? 0;

  const next = async (): Promise<void> => {
    if (id === undefined || shown.length >= of) return;
    try {
      const hint = await api.hint(id, shown.length + 1);
      setShown((before) => (before.some((one) => one.n === hint.n) ? before : [...before, hint]));
      announcer.say(`Hint ${hint.n} of ${hint.of}: ${hint.text}`);
    } catch (fault) {
      toasts.show({ tone: 'bad', words: wordsFor(fault) });
    }
  };
  return { shown, of, next, clear: () => setShown([]) };
}
