import type { Dialect, RunReply } from '@sqltown/shared/api';
import type { CityId } from '@sqltown/shared/ids';
import { useEffect, useRef, useState } from 'react';
import { wordsFor } from '#net/api.ts';
import { useServices } from '../services/services.ts';
import type { Passage } from '../editor/handle.ts';

export type RunState =
  | { readonly kind: 'none' }
  /** `before` stays in view, paler, until the answer is here. */
  | { readonly kind: 'running'; readonly before: RunReply | null; readonly isSlow: boolean }
  | { readonly kind: 'done'; readonly reply: RunReply; readonly passage: Passage }
  | { readonly kind: 'failed'; readonly words: string };

export type Runner = {
  readonly state: RunState;
  readonly run: (order: RunOrder) => Promise<RunReply | null>;
  readonly stop: () => void;
  /** Forgets the run, for another exercise. */
  readonly clear: () => void;
};

export type RunOrder = { readonly passage: Passage; readonly dataset: string; readonly dialect: Dialect };

/** Run becomes Stop after this long: sooner, it would only flicker. */
export const SLOW_MS = 300;

/** Runs SQL in the sandbox; a new run stops the one before. */
export function useRunner(cityId: CityId | null): Runner {
  const { api } = useServices();
  const [state, setState] = useState<RunState>({ kind: 'none' });
  const flight = useRef<AbortController | null>(null);

  useEffect(() => () => flight.current?.abort(), []);

  const run = async ({ passage, dataset, dialect }: RunOrder): Promise<RunReply | null> => {
    flight.current?.abort();
    const mine = new AbortController();
    flight.current = mine;
    setState((before) => ({ kind: 'running', before: replyIn(before), isSlow: false }));
    const slow = setTimeout(
      () => setState((now) => (now.kind === 'running' ? { ...now, isSlow: true } : now)),
      SLOW_MS,
    );
    try {
      const request = { dataset, dialect, sql: passage.sql, ...(cityId === null ? {} : { cityId }) };
      const reply = await api.run(request, mine.signal);
      if (flight.current === mine) setState({ kind: 'done', reply, passage });
      return reply;
    } catch (fault) {
      if (flight.current !== mine) return null;
      const words = mine.signal.aborted ? 'Stopped. Nothing was changed.' : wordsFor(fault);
      setState({ kind: 'failed', words });
      return null;
    } finally {
      clearTimeout(slow);
    }
  };

  const clear = (): void => {
    flight.current?.abort();
    flight.current = null;
    setState({ kind: 'none' });
  };
  return { state, run, stop: () => flight.current?.abort(), clear };
}

function replyIn(state: RunState): RunReply | null {
  if (state.kind === 'done') return state.reply;
  return state.kind === 'running' ? state.before : null;
}
