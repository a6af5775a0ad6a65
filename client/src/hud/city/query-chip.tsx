import { X } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { SeatMark } from '../controls/seat-mark.tsx';
import { count } from '../learning/summaries.ts';
import { useServices } from '../services/services.ts';

/** Query light fades after this long; the city and the chip agree on it. */
const GLOW_MS = 20_000;

/** "Your query · 4 buildings", with the way to put the lights out. */
export function QueryChip(): ReactNode {
  const { bridge, announcer, sound } = useServices();
  const [total, setTotal] = useState(0);
  const [color, setColor] = useState(0);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stopLights = bridge.world.on('lights', (lights) => {
      sound.play('light');
      if (!lights.you) {
        announcer.say(`${lights.name}’s query lit ${count(lights.total, 'building')}.`);
        return;
      }
      setTotal(lights.total);
      setColor(lights.color);
      clearTimeout(timer);
      timer = setTimeout(() => setTotal(0), GLOW_MS);
    });
    const stopClear = bridge.hud.on('clearLights', () => setTotal(0));
    return () => {
      clearTimeout(timer);
      stopLights();
      stopClear();
    };
  }, [bridge, announcer, sound]);

  if (total === 0) return null;
  return (
    <div className="card row label query-chip" data-testid="query-chip">
      <SeatMark color={color}>{''}</SeatMark>
      <span className="strong">Your query</span>
      <span className="faint figures">{count(total, 'building')}</span>
      <button
        type="button"
        className="query-clear"
        aria-label="Put the lights out"
        onClick={() => bridge.hud.emit('clearLights', null)}
      >
        <X size={13} aria-hidden />
      </button>
    </div>
  );
}
