import type { CityWorld } from '#ecs/index.ts';

/** Somebody whom the world is shown to. */
export type Viewer = {
  readonly sessionId: string;
  /** Handle of their avatar: what it looks at is what they are sent. */
  readonly avatar: number;
  send(frame: Uint8Array): void;
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
