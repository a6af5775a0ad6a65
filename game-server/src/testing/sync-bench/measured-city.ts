import type { CityRoom, CityRoomDeps } from '#rooms/city-room.ts';
import { packFrame } from '#rooms/sync/pack-frame.ts';
import { type Client, Protocol } from '@colyseus/core';
import { STREAM_MESSAGE, decodeFrame, encodeBlock, encodeFrame } from '@sqltown/shared/stream';
import type { SyncPlant } from './protocol.ts';

/** Room code, length of the type, the type: what stands before a frame in its message. */
const ENVELOPE_BYTES = 2 + STREAM_MESSAGE.length;

type Options = {
  readonly plant: SyncPlant | undefined;
  readonly onStep: (roomId: string, step: number) => void;
};

type CityRoomClass = new () => CityRoom;

/** The city's room, telling when its steps begin; and worse, if a fault is planted. */
export function measured(City: CityRoomClass, { plant, onStep }: Options): CityRoomClass {
  return class MeasuredCity extends City {
    declare protected readonly deps: CityRoomDeps;
    /** Rooms are opened before their clients come. */
    override autoDispose = false;
    #step = 0;

    protected override step(): void {
      onStep(this.roomId, ++this.#step);
      super.step();
    }

    override onJoin(...joined: Parameters<CityRoom['onJoin']>): void {
      if (plant !== undefined) tamper(joined[0], plant);
      super.onJoin(...joined);
    }
  };
}

function tamper(client: Client, plant: SyncPlant): void {
  // Told one by one, so that each can be told something worse.
  const { ws } = client.ref as unknown as { ws?: { publish(): boolean } };
  if (ws !== undefined) ws.publish = () => false;
  const raw = client.raw.bind(client);
  let frames = 0;
  client.raw = (data, ...rest) => {
    if (data[0] !== Protocol.ROOM_DATA_BYTES || !(data instanceof Uint8Array)) return raw(data, ...rest);
    frames += 1;
    if (plant === 'drop-half' && frames % 2 === 0) return;
    raw(plant === 'drop-half' ? data : spoiled(data, plant), ...rest);
  };
}

/** The same news, made anew for this one client. */
function spoiled(message: Uint8Array, plant: 'encode-per-client' | 'json-frames'): Uint8Array {
  const frame = decodeFrame(message.subarray(ENVELOPE_BYTES));
  if (frame.kind === 'malformed') throw new Error(frame.why);
  if (plant === 'json-frames') return packFrame(new TextEncoder().encode(JSON.stringify(frame)));
  return packFrame(encodeFrame(frame, frame.blocks.map(encodeBlock)));
}
