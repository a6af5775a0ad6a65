import { Smile } from 'lucide-react';
import { lazy, type ReactNode, Suspense } from 'react';
import { Button } from 'react-aria-components';
import { CardPopover } from '../controls/popover.tsx';

const ExpressBody = lazy(() => import('./express-body.tsx'));

type Props = { readonly isGuest: boolean; readonly isPhone: boolean; readonly onClaim: () => void };

/** What one can say here, behind a smile. */
export function ExpressMenu({ isGuest, isPhone, onClaim }: Props): ReactNode {
  return (
    <CardPopover
      label="Say something"
      placement={isPhone ? 'bottom end' : 'top start'}
      trigger={
        <Button className="button button-plain button-icon" aria-label="Say something">
          <Smile size={isPhone ? 20 : 16} aria-hidden />
        </Button>
      }
    >
      {(close) => (
        <Suspense fallback={<p className="dense quiet">…</p>}>
          <ExpressBody isGuest={isGuest} close={close} onClaim={onClaim} />
        </Suspense>
      )}
    </CardPopover>
  );
}
