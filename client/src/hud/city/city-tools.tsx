import { LocateFixed, Minus, Plus, Table2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useServices } from '../services/services.ts';
import { BuildMenu } from './build-menu.tsx';
import { ExpressMenu } from './express-menu.tsx';

type Props = {
  readonly isPhone: boolean;
  readonly isGuest: boolean;
  readonly isTableOpen: boolean;
  readonly onTable: () => void;
  readonly onClaim: () => void;
};

/** What one does in the city: build, look at it as a table, speak. */
export function CityTools({ isPhone, isGuest, isTableOpen, onTable, onClaim }: Props): ReactNode {
  return (
    <nav className="card row city-tools" aria-label="City tools">
      <BuildMenu isPhone={isPhone} />
      <button
        type="button"
        className="button button-plain"
        aria-pressed={isTableOpen}
        aria-label="City as table"
        title="City as table (t)"
        onClick={onTable}
        data-testid="city-as-table"
      >
        <Table2 size={isPhone ? 20 : 16} aria-hidden />
        {!isPhone && 'City as table'}
      </button>
      <ExpressMenu isGuest={isGuest} onClaim={onClaim} isPhone={isPhone} />
    </nav>
  );
}

export function ZoomButtons(): ReactNode {
  const { bridge } = useServices();
  return (
    <div className="card zoom" role="toolbar" aria-label="Zoom">
      <button
        type="button"
        className="zoom-button"
        aria-label="Closer"
        onClick={() => bridge.hud.emit('zoom', 1)}
      >
        <Plus size={17} aria-hidden />
      </button>
      <button
        type="button"
        className="zoom-button"
        aria-label="Farther"
        onClick={() => bridge.hud.emit('zoom', -1)}
      >
        <Minus size={17} aria-hidden />
      </button>
      <button
        type="button"
        className="zoom-button"
        aria-label="Back to the heart of the town"
        onClick={() => bridge.hud.emit('zoom', 0)}
      >
        <LocateFixed size={17} aria-hidden />
      </button>
    </div>
  );
}
