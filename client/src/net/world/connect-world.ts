import type { Bridge, WorldEvents } from '#bridge/index.ts';
import type { Me } from '@sqltown/shared/api';
import type { CityState } from '@sqltown/shared/state';
import { STREAM_MESSAGE } from '@sqltown/shared/stream';
import { createMirrorSource } from './mirror-source.ts';
import { createStreamSource } from './stream-source.ts';
import { WorldReader } from './world-reader.ts';

/** What is needed of a Colyseus room: it is told by structure, so that tests need no socket. */
export type WorldRoom = {
  readonly state: CityState | undefined;
  send(type: string, payload: unknown): void;
  onMessage(type: string, listener: (payload: never) => void): () => void;
  readonly onStateChange: {
    (listener: (state: CityState) => void): unknown;
    remove(listener: (state: CityState) => void): void;
  };
};

/**
 * Feeds the bridge's world from a room: buildings and avatars by stream or mirror, and what people do.
 * To be called once for each room that was joined or rejoined; it asks for a snapshot at once. Returns the
 * function that stops it.
 */
export function connectWorld(room: WorldRoom, bridge: Bridge, me: Me): () => void {
  const { world } = bridge;
  const reader = new WorldReader({ channel: world, state: () => room.state, you: me.playerId });
  const stream = createStreamSource({
    onUpdate: (update) => reader.take(update),
    askSnapshot: () => room.send('resync', {}),
    nowMs: () => performance.now(),
  });
  const mirror = createMirrorSource((update) => reader.take(update));
  const onState = (state: CityState): void => {
    if (state.sync === 'mirror') mirror.take(state);
    reader.seatsChanged();
  };

  const stops = [
    room.onMessage(STREAM_MESSAGE, (frame: Uint8Array) => stream.take(frame)),
    room.onMessage('cursors', (cursors: readonly WorldEvents['cursor'][]) => {
      for (const cursor of cursors) if (cursor.playerId !== me.playerId) world.emit('cursor', cursor);
    }),
    room.onMessage('emote', (event: WorldEvents['emote']) => world.emit('emote', event)),
    room.onMessage('said', (event: WorldEvents['said']) => world.emit('said', event)),
    room.onMessage('lights', (event: Omit<WorldEvents['lights'], 'you'>) =>
      world.emit('lights', { ...event, you: event.playerId === me.playerId }),
    ),
  ];
  room.onStateChange(onState);
  tellView(room, bridge);
  stream.start();
  return () => {
    for (const stop of stops) stop();
    room.onStateChange.remove(onState);
  };
}

/** A new seat looks around its avatar until it is told what the page shows, which may be elsewhere. */
function tellView(room: WorldRoom, bridge: Bridge): void {
  const forget = bridge.game.on('view', (view) => room.send('look', view));
  forget();
}
