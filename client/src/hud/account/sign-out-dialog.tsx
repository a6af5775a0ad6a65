import type { Me } from '@sqltown/shared/api';
import { type ReactNode, useState } from 'react';
import { wordsFor } from '#net/api.ts';
import { ModalCard } from '../controls/modal.tsx';
import { useServices } from '../services/services.ts';
import { useBecome } from '../session/use-me.ts';

type Props = { readonly me: Me; readonly onClose: () => void };

export function SignOutDialog({ me, onClose }: Props): ReactNode {
  const { api } = useServices();
  const become = useBecome();
  const [error, setError] = useState<string | null>(null);
  const signOut = async (): Promise<void> => {
    try {
      await api.signOut();
      await become(null);
      onClose();
    } catch (fault) {
      setError(wordsFor(fault));
    }
  };
  return (
    <ModalCard title="Sign out?" isOpen onClose={onClose}>
      <p className="dense quiet">
        Your city stays as it is. Come back with “{me.username}” and your password; this device goes on as a
        new guest.
      </p>
      {error !== null && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      <div className="row">
        <button type="button" className="button button-main" onClick={() => void signOut()}>
          Sign out
        </button>
        <button type="button" className="button" onClick={onClose}>
          Stay
        </button>
      </div>
    </ModalCard>
  );
}
