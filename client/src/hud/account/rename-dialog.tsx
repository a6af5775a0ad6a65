import type { Me } from '@sqltown/shared/api';
import { type FormEvent, type ReactNode, useState } from 'react';
import { wordsFor } from '#net/api.ts';
import { textIn } from '../controls/form-text.ts';
import { ModalCard } from '../controls/modal.tsx';
import { useServices } from '../services/services.ts';
import { useBecome } from '../session/use-me.ts';
import { FormField } from './form-field.tsx';

type Props = { readonly me: Me; readonly onClose: () => void };

export function RenameDialog({ me, onClose }: Props): ReactNode {
  const { api, toasts } = useServices();
  const become = useBecome();
  const [error, setError] = useState<string | null>(null);

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const name = textIn(event.currentTarget, 'name');
    try {
      await become(await api.rename(name));
      toasts.show({ tone: 'good', words: `You are ${name} now.` });
      onClose();
    } catch (fault) {
      setError(wordsFor(fault));
    }
  };

  return (
    <ModalCard title="Your name" isOpen onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <FormField
          label="Name that others see"
          name="name"
          defaultValue={me.name}
          maxLength={24}
          help="2 to 24 letters, digits or spaces, in any script."
          error={error}
        />
        <button type="submit" className="button button-main">
          Use this name
        </button>
      </form>
    </ModalCard>
  );
}
