import type { Me } from '@sqltown/shared/api';
import { type FormEvent, type ReactNode, useState } from 'react';
import { wordsFor } from '#net/api.ts';
import { textIn } from '../controls/form-text.ts';
import { ModalCard } from '../controls/modal.tsx';
import { useServices } from '../services/services.ts';
import { useBecome } from '../session/use-me.ts';
import { FormField } from './form-field.tsx';
import { RecoverForm } from './recover-form.tsx';

type Props = { readonly me: Me; readonly onClose: () => void };

/** Signs in to an account made before, with the offer to bring this device's progress along. */
export function SignInDialog({ me, onClose }: Props): ReactNode {
  const [isLost, setLost] = useState(false);
  return (
    <ModalCard title={isLost ? 'Use a recovery code' : 'Sign in'} isOpen onClose={onClose}>
      {isLost ? (
        <RecoverForm onDone={() => setLost(false)} />
      ) : (
        <>
          <SignInForm me={me} onClose={onClose} />
          <button type="button" className="link dense" onClick={() => setLost(true)}>
            I lost my password
          </button>
        </>
      )}
    </ModalCard>
  );
}

function SignInForm({ me, onClose }: Props): ReactNode {
  const { api, toasts } = useServices();
  const become = useBecome();
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    setBusy(true);
    try {
      const reply = await api.signIn({
        username: textIn(form, 'username').trim().toLowerCase(),
        password: textIn(form, 'password'),
        merge: textIn(form, 'merge') !== '',
      });
      const also = reply.merged ? ' What you did here came along.' : '';
      toasts.show({ tone: 'good', words: `Welcome back, ${reply.me.name}.${also}` });
      await become(reply.me);
      onClose();
    } catch (fault) {
      setError(wordsFor(fault));
    } finally {
      setBusy(false);
    }
  };

  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <FormField label="Sign-in name" name="username" autoComplete="username" maxLength={24} />
      <FormField
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        maxLength={128}
        error={error}
      />
      {me.guest && (
        <label className="row dense check">
          <input type="checkbox" name="merge" defaultChecked /> Bring along what {me.name} has solved on this
          device
        </label>
      )}
      <button type="submit" className="button button-main" disabled={isBusy}>
        Sign in
      </button>
    </form>
  );
}
