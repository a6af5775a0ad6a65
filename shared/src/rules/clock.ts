/** Steps of the world a second; everything that a room sends leaves at the end of a step. */
export const STEP_HZ = 10;
export const STEP_MS = 1000 / STEP_HZ;

/** Walking speed of an avatar, tiles a second. */
export const WALK_TILES_PER_SECOND = 3;

/** Raised whenever messages, state or the stream change shape; an older client is told to reload. */
export const PROTOCOL_VERSION = 2;

/** Plain messages and requests that one client may send: a steady rate and a burst. */
export const MESSAGE_RATE_PER_SECOND = 20;
export const MESSAGE_BURST = 60;
