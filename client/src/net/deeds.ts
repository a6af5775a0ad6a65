import type { Bridge } from '#bridge/index.ts';
import type { RoomLink } from './room.ts';

const CURSOR_EVERY_MS = 120;
const LOOK_EVERY_MS = 250;

/** Passes on what the player does on the map that needs no answer: walking, pointing and looking. */
export function passOnDeeds(bridge: Bridge, link: RoomLink): () => void {
  const cursor = atMost(CURSOR_EVERY_MS, (at: { x: number; y: number }) => link.send('cursor', at));
  const look = atMost(LOOK_EVERY_MS, (area: { x0: number; y0: number; x1: number; y1: number }) =>
    link.send('look', area),
  );
  const stops = [
    bridge.game.on('walk', (to) => link.send('walk', to)),
    bridge.game.on('pointer', cursor),
    bridge.game.on('view', look),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Calls `act` at once, then at most every `ms`; the newest value is never dropped. */
export function atMost<T>(ms: number, act: (value: T) => void): (value: T) => void {
  let waiting: { value: T } | null = null;
  let isResting = false;
  const rest = (): void => {
    isResting = true;
    setTimeout(() => {
      isResting = false;
      if (waiting === null) return;
      const { value } = waiting;
      waiting = null;
      act(value);
      rest();
    }, ms);
  };
  return (value) => {
    if (isResting) waiting = { value };
    else {
      act(value);
      rest();
    }
  };
}
