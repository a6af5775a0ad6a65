import type { Me } from '@sqltown/shared/api';
import { lazy, type ReactNode, Suspense } from 'react';
import type { MenuAction } from '../topbar/main-menu.tsx';

const RenameDialog = lazy(() => import('./rename-dialog.tsx').then((m) => ({ default: m.RenameDialog })));
const ClaimDialog = lazy(() => import('./claim-dialog.tsx').then((m) => ({ default: m.ClaimDialog })));
const SignInDialog = lazy(() => import('./sign-in-dialog.tsx').then((m) => ({ default: m.SignInDialog })));
const SignOutDialog = lazy(() => import('./sign-out-dialog.tsx').then((m) => ({ default: m.SignOutDialog })));
const KeysDialog = lazy(() => import('./keys-dialog.tsx').then((m) => ({ default: m.KeysDialog })));

type Props = { readonly open: MenuAction | null; readonly me: Me; readonly onClose: () => void };

/** The dialogs of the menu; each is fetched when it is first opened. */
export function Dialogs({ open, me, onClose }: Props): ReactNode {
  return (
    <Suspense>
      {open === 'rename' && <RenameDialog me={me} onClose={onClose} />}
      {open === 'claim' && <ClaimDialog me={me} onClose={onClose} />}
      {open === 'sign-in' && <SignInDialog me={me} onClose={onClose} />}
      {open === 'sign-out' && <SignOutDialog me={me} onClose={onClose} />}
      {open === 'keys' && <KeysDialog onClose={onClose} />}
    </Suspense>
  );
}
