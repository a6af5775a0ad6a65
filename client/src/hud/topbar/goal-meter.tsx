import { Flame } from 'lucide-react';
import type { ReactNode } from 'react';

type Props = { readonly done: number; readonly target: number };

/** What everyone in the city works towards together. */
export function GoalMeter({ done, target }: Props): ReactNode {
  const isReached = target > 0 && done >= target;
  return (
    <div className="goal">
      <Flame size={18} aria-hidden className="goal-icon" />
      <div className="goal-words">
        <div className="row label goal-line">
          <span className="strong">
            Festival<span className="goal-long"> of lamps</span>
          </span>
          <span className="figures quiet">
            {isReached ? (
              'The lamps are lit!'
            ) : (
              <>
                <span className="goal-long">
                  {done} of {target} right queries
                </span>
                <span className="goal-short">
                  {done}/{target}
                </span>
              </>
            )}
          </span>
        </div>
        <progress
          className="progress"
          aria-label={`Festival of lamps: ${done} of ${target} right queries`}
          max={Math.max(1, target)}
          value={Math.min(done, target)}
        />
      </div>
    </div>
  );
}
