import type { Me } from '@sqltown/shared/api';
import { Download } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { ApiError, type Claimed, wordsFor } from '#net/api.ts';
import { textIn } from '../controls/form-text.ts';
import { ModalCard } from '../controls/modal.tsx';
import { useServices } from '../services/services.ts';
import { useBecome } from '../session/use-me.ts';
import { FormField } from './form-field.tsx';

type Props = { readonly me: Me; readonly onClose: () => void };

/** A guest keeps everything and gets a way back in; then the recovery codes, once. */
export function ClaimDialog({ me, onClose }: Props): ReactNode {
  const [claimed, setClaimed] = useState<Claimed | null>(null);
  const become = useBecome();
  if (claimed !== null) {
    const finish = (): void => {
      void become(claimed.me);
      onClose();
    };
    return <RecoveryCodes codes={claimed.recoveryCodes} username={claimed.me.username} onDone={finish} />;
  }
  return (
    <ModalCard title="Make this city yours" isOpen onClose={onClose}>
      <ClaimForm me={me} onClaimed={setClaimed} />
    </ModalCard>
  );
}

function ClaimForm({ me, onClaimed }: { me: Me; onClaimed: (claimed: Claimed) => void }): ReactNode {
  const { api } = useServices();
  const [fault, setFault] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const errorOf = (field: string): string | null =>
    fault instanceof ApiError && fault.field === field ? fault.message : null;
  const isElsewhere = fault !== null && errorOf('username') === null && errorOf('password') === null;

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    setBusy(true);
    try {
      onClaimed(await api.claim({ username: textIn(form, 'username'), password: textIn(form, 'password') }));
    } catch (why) {
      setFault(why);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <p className="dense quiet">
        {me.name} keeps the city, the coins and every solved task, and can sign in on any device. No e-mail
        needed.
      </p>
      <FormField
        label="Sign-in name"
        name="username"
        autoComplete="username"
        maxLength={24}
        help="3 to 24 of a–z, 0–9 and _."
        error={errorOf('username')}
      />
      <FormField
        label="Password"
        name="password"
        type="password"
        autoComplete="new-password"
        minLength={8}
        maxLength={128}
        help="At least 8 characters. A password manager may fill it in."
        error={errorOf('password')}
      />
      <label className="row dense check">
        <input type="checkbox" name="age" required /> I am 13 or older, or my teacher agreed.
      </label>
      {isElsewhere && (
        <p className="field-error" role="alert">
          {wordsFor(fault)}
        </p>
      )}
      <button type="submit" className="button button-main" disabled={isBusy}>
        Make it mine
      </button>
    </form>
  );
}

type CodesProps = {
  readonly codes: readonly string[];
  readonly username: string | null;
  readonly onDone: () => void;
};

function RecoveryCodes({ codes, username, onDone }: CodesProps): ReactNode {
  const [isKept, setKept] = useState(false);
  const text = `SQLTown recovery codes for ${username ?? ''}\n\n${codes.join('\n')}\n`;
  return (
    <ModalCard title="Write these down" isOpen onClose={onDone} isDismissable={false}>
      <p className="dense quiet">
        Each code opens your account once if the password is lost. They are shown now and never again.
      </p>
      <ol className="codes mono">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="row">
        <a
          className="button"
          download="sqltown-recovery-codes.txt"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          onClick={() => setKept(true)}
        >
          <Download size={15} aria-hidden /> Save as a file
        </a>
        <label className="row dense check push">
          <input type="checkbox" checked={isKept} onChange={(event) => setKept(event.target.checked)} /> I
          have kept them
        </label>
        <button type="button" className="button button-main" disabled={!isKept} onClick={onDone}>
          Done
        </button>
      </div>
    </ModalCard>
  );
}
