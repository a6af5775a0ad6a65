import type { Me } from '@sqltown/shared/api';
import { lazy, type ReactNode, Suspense } from 'react';
import { linkWords } from '#net/link-status.ts';
import { useObservable } from '#net/use-observable.ts';
import { useWorkbench } from '../learning/workbench.ts';
import { useServices } from '../services/services.ts';
import { useOnline } from '../services/use-online.ts';
import { GoalMeter } from '../topbar/goal-meter.tsx';
import { CityTools, ZoomButtons } from './city-tools.tsx';
import { CityView } from './city-view.tsx';
import { OffscreenPills } from './offscreen-pills.tsx';
import { QueryChip } from './query-chip.tsx';
import { SaidLines } from './said-lines.tsx';
import { SelectedCard } from './selected-card.tsx';
import { ToolBanner } from './tool-banner.tsx';

const CityTable = lazy(() => import('../city-table/city-table.tsx'));

type Props = {
  readonly isPhone: boolean;
  readonly me: Me | null;
  readonly isTableOpen: boolean;
  readonly onTable: () => void;
  readonly onClaim: () => void;
};

/** The city with what lies on it: lights, tools, words; or the same city as a table. */
export function CityArea({ isPhone, me, isTableOpen, onTable, onClaim }: Props): ReactNode {
  const { link } = useServices();
  const { exercise, fault } = useWorkbench();
  const status = useObservable(link.status);
  const facts = useObservable(link.facts);
  const { advice } = linkWords(status, useOnline());
  const isPale = status.kind === 'reconnecting' || status.kind === 'stopped';
  return (
    <main className="city" aria-label="City">
      <CityView isPale={isPale} mayStart={exercise !== undefined || fault !== null} />
      <div className="city-over">
        <div className="city-corner">
          {isPhone && facts !== null && (
            <div className="card phone-goal">
              <GoalMeter done={facts.goalDone} target={facts.goalTarget} />
            </div>
          )}
          <QueryChip />
          {facts?.savingPaused === true && (
            <div className="card advice dense" aria-live="polite">
              Saving is paused for a moment. Nothing is lost.
            </div>
          )}
          {advice !== null && (
            <div className="card advice dense" role="alert" data-testid="advice">
              {advice}
              {status.kind === 'stopped' && status.code === 'protocol-old' && (
                <button
                  type="button"
                  className="button button-small button-main"
                  onClick={() => location.reload()}
                >
                  Reload
                </button>
              )}
            </div>
          )}
        </div>
        <ToolBanner />
        <OffscreenPills />
        <SelectedCard />
        <SaidLines />
        <ZoomButtons />
      </div>
      {isTableOpen && (
        <Suspense fallback={<div className="city-table" aria-busy="true" />}>
          <CityTable onClose={onTable} />
        </Suspense>
      )}
      <CityTools
        isPhone={isPhone}
        isGuest={me?.guest !== false}
        isTableOpen={isTableOpen}
        onTable={onTable}
        onClaim={onClaim}
      />
    </main>
  );
}
