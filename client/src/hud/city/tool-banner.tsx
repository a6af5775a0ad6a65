import { BUILDING_TYPES } from '@sqltown/shared/rules';
import { X } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { Tool } from '#bridge/index.ts';
import { useServices } from '../services/services.ts';

/** What the pointer does now, why it can't here, and how to stop. */
export function ToolBanner(): ReactNode {
  const { bridge, census } = useServices();
  const [tool, setTool] = useState<Tool>({ kind: 'look' });
  const [reason, setReason] = useState<string | null>(null);
  useEffect(() => bridge.hud.on('tool', setTool), [bridge]);
  useEffect(() => bridge.game.on('ghost', (ghost) => setReason(ghost.reason)), [bridge]);
  const isIdle = tool.kind === 'look';
  useEffect(() => {
    if (isIdle) return undefined;
    const listen = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') bridge.hud.emit('tool', { kind: 'look' });
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [bridge, isIdle]);

  if (isIdle) return null;
  const kind = tool.kind === 'place' ? tool.building : census.map.get().buildings.get(tool.buildingId)?.kind;
  const title = kind === undefined ? 'building' : BUILDING_TYPES[kind].title;
  return (
    <div className="card row dense tool-banner" aria-live="polite" data-testid="tool">
      <span className="strong">{tool.kind === 'place' ? `Place: ${title}` : `Move: ${title}`}</span>
      <span className={reason === null ? 'faint' : 'bad'}>{reason ?? 'Click free ground'}</span>
      <button
        type="button"
        className="button button-small"
        onClick={() => bridge.hud.emit('tool', { kind: 'look' })}
      >
        <X size={13} aria-hidden /> Stop <kbd className="key">Esc</kbd>
      </button>
    </div>
  );
}
