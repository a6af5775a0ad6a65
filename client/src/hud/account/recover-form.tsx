import { type FormEvent, type ReactNode, useState } from 'react';
import { wordsFor } from '#net/api.ts';
import { textIn } from '../controls/form-text.ts';
import { useServices } from '../services/services.ts';
import { FormField } from './form-field.tsx';

/** One recovery code and a new password; then one signs in as always. */
export function RecoverForm({ onDone }: { readonly onDone: () => void }): ReactNode {
  const { api, toasts } = useServices();
  const [error, setError] = useState<string | null>(null);

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    try {
      await api.recover({
        username: textIn(form, 'username').trim().toLowerCase(),
        code: textIn(form, 'code').trim(),
        password: textIn(form, 'password'),
      });
      toasts.show({ tone: 'good', words: 'The password is changed. Sign in with it.' });
      onDone();
    } catch (fault) {
      setError(wordsFor(fault));
    }
  };

  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <FormField label="Sign-in name" name="username" autoComplete="username" maxLength={24} />
      <FormField label="Recovery code" name="code" autoComplete="one-time-code" maxLength={40} />
      <FormField
        label="New password"
        name="password"
        type="password"
        autoComplete="new-password"
        minLength={8}
        maxLength={128}
        error={error}
      />
      <button type="submit" className="button button-main">
        Change the password
      </button>
    </form>
  );
}
