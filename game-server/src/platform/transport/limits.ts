/** A larger frame closes its sender (1009). Commands are far below; a page can't need more. */
export const MAX_FRAME_BYTES = 64 * 1024;

/**
 * A client that reads slower than this much piles up is dropped. It comes back and gets a snapshot; patches
 * are deltas, so that leaving some out would desynchronise it for good.
 */
export const MAX_BACKLOG_BYTES = 1024 * 1024;

/** A silent connection is pinged, and closed when it stays silent. Half-open connections end within this. */
export const IDLE_SECONDS = 10;
