import type { CityWorld, Sight } from '#ecs/index.ts';

/** Somebody whom the world is shown to, be it a player or a spectator. */
export type Viewer = {
  readonly sessionId: string;
  /** What they look at, which changes: that is what they are sent. */
  readonly sight: Sight;
  /** Bytes that were sent and that their connection hasn't taken yet. Infinity while it can take none. */
  backlogBytes(): number;
  /** What is for them alone. */
  send(message: Uint8Array): void;
  /** From now on they get what is told to a group. They are in one at most. */
  join(group: number): void;
  leave(group: number): void;
};

/**
 * How the world reaches the clients: the one seam between the ECS and the wire. Both implementations are fed
 * from the dirty list and nothing else.
 */
export type WorldSync = {
  readonly kind: 'stream' | 'mirror';
  /** Shows the whole of what they look at with the next flush, then what changes. Again for a reconnection. */
  show(viewer: Viewer): void;
  /** They missed something: the next flush sends everything anew. */
  resync(sessionId: string): void;
  hide(sessionId: string): void;
  /** Once a step, last: tells everyone what the dirty list holds, and clears it. */
  flush(world: CityWorld): void;
};
