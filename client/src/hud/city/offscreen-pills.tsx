import { ChevronDown, ChevronLeft, ChevronRight, ChevronUp } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { GameEvents } from '#bridge/index.ts';
import { useServices } from '../services/services.ts';
import { PHONE, useMedia } from '../services/use-media.ts';
import { focusLandmark } from './focus-landmark.ts';

type Offscreen = GameEvents['offscreen'];

const ARROWS = { left: ChevronLeft, right: ChevronRight, top: ChevronUp, bottom: ChevronDown } as const;
const MOST_PER_SIDE = 3;
const MOST_ON_PHONE = 1;

/** Rows that glow outside of the picture: a pill at the edge pans there. */
export function OffscreenPills(): ReactNode {
  const { bridge } = useServices();
  const isPhone = useMedia(PHONE);
  const [pills, setPills] = useState<Offscreen>([]);
  useEffect(() => bridge.game.on('offscreen', setPills), [bridge]);
  return (['left', 'right', 'top', 'bottom'] as const).map((side) => {
    const here = pills.filter((pill) => pill.side === side).slice(0, isPhone ? MOST_ON_PHONE : MOST_PER_SIDE);
    if (here.length === 0) return null;
    const Arrow = ARROWS[side];
    return (
      <div key={side} className="pills" data-side={side}>
        {here.map((pill) => (
          <button
            key={pill.row}
            type="button"
            className="pill label"
            aria-label={`Show row ${pill.row}, ${pill.label}`}
            onClick={() => void focusLandmark(bridge, pill.landmarkId)}
          >
            <span className="badge badge-lit">{pill.row}</span>
            <span className="clip">{pill.label}</span>
            <Arrow size={14} aria-hidden />
          </button>
        ))}
      </div>
    );
  });
}
