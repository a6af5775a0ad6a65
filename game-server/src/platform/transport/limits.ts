/**
 * A larger frame closes its sender (1009). The longest message, 200 characters of chat, has 640 bytes at most. Frames
 * are unpacked before anything can look into them, and the worst of this size (arrays in arrays) take half a
 * millisecond; of 64 KiB they'd take many.
 */
export const MAX_FRAME_BYTES = 1024;

/**
 * A client for which this much piles up is closed: state patches and replies can't be left out. World frames
 * can, and are long before (rooms/sync), so that only who reads nothing at all comes here.
 */
export const MAX_BACKLOG_BYTES = 4 * 1024 * 1024;

/** A silent connection is pinged, and closed when it stays silent. Half-open connections end within this. */
export const IDLE_SECONDS = 10;

/** Pings of a client in a second beyond which it is closed: browsers send none at all. */
export const MAX_PINGS_PER_SECOND = 50;
