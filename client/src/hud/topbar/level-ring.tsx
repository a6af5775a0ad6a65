import { xpForLevel } from '@sqltown/shared/rules';
import type { ReactNode } from 'react';

const RADIUS = 14.5;
const ROUND = 2 * Math.PI * RADIUS;

type Props = { readonly level: number; readonly xp: number };

/** The level in a ring that fills towards the next one. */
export function LevelRing({ level, xp }: Props): ReactNode {
  const from = xpForLevel(level);
  const to = xpForLevel(level + 1);
  const share = Math.min(1, Math.max(0, (xp - from) / (to - from)));
  return (
    <div className="row level" title={`${(to - xp).toLocaleString('en')} XP to level ${level + 1}`}>
      <div className="level-ring">
        <svg width={34} height={34} viewBox="0 0 34 34" aria-hidden>
          <circle cx={17} cy={17} r={RADIUS} className="level-track" />
          <circle
            cx={17}
            cy={17}
            r={RADIUS}
            className="level-fill"
            data-empty={share === 0 || undefined}
            strokeDasharray={`${share * ROUND} ${ROUND}`}
            transform="rotate(-90 17 17)"
          />
        </svg>
        <b aria-hidden>{level}</b>
      </div>
      <div className="figures level-words">
        <div className="label strong">Level {level}</div>
        <div className="label faint">
          {xp.toLocaleString('en')} / {to.toLocaleString('en')} XP
        </div>
      </div>
    </div>
  );
}
