import { Protocol, getMessageBytes } from '@colyseus/core';
import { STREAM_MESSAGE } from '@sqltown/shared/stream';

/** The room message that carries a frame. Packed once for all who get it; `sendBytes` would pack it for each. */
export function packFrame(frame: Uint8Array): Uint8Array {
  return getMessageBytes.raw(Protocol.ROOM_DATA_BYTES, STREAM_MESSAGE, undefined, frame);
}
