import { NODE_FLAGS } from '../../node-flags.ts';
import { freePort } from '../../testbed/ports.ts';
import { Channel } from './channel.ts';
import type { DialectName, Place } from './load/dialect.ts';

const CITY = 'game-server/src/testing/sync-bench/server.ts';
const PEERS = 'ops/src/bench/sync/peers';

type Side = {
  readonly script: string;
  readonly args: readonly string[];
  readonly dialect: DialectName;
  /** The room that a client asks for by itself; a city's clients are given theirs. */
  readonly roomOf: ((nth: number, perRoom: number) => string) | null;
};

const numbered = (nth: number, perRoom: number): string => String(Math.floor(nth / perRoom));

/** What is measured, ours first, and what it is measured against. */
export const SIDES = {
  'city on uws': {
    script: CITY,
    args: ['--transport', 'uws', '--sync', 'stream'],
    dialect: 'city',
    roomOf: null,
  },
  'city on ws': {
    script: CITY,
    args: ['--transport', 'ws', '--sync', 'stream'],
    dialect: 'city',
    roomOf: null,
  },
  'raw uWS publish': { script: `${PEERS}/raw-uws.ts`, args: [], dialect: 'raw', roomOf: numbered },
  'Colyseus schema room on ws': {
    script: `${PEERS}/colyseus-schema.ts`,
    args: [],
    dialect: 'colyseus',
    roomOf: () => 'schema',
  },
  'Colyseus StateView room on ws': {
    script: `${PEERS}/colyseus-schema.ts`,
    args: [],
    dialect: 'colyseus',
    roomOf: () => 'view',
  },
  'socket.io JSON': { script: `${PEERS}/socket-io.ts`, args: [], dialect: 'socket.io', roomOf: numbered },
} as const satisfies Record<string, Side>;

export type SideName = keyof typeof SIDES;

export type StepTimes = Readonly<Record<string, readonly (number | null)[]>>;

export type ServerOptions = {
  readonly hz: number;
  readonly perRoom: number;
  /** Of the city only. */
  readonly plant?: string | undefined;
};

/** A server under measurement, in a process of its own. */
export class MeasuredServer {
  readonly #channel: Channel;
  readonly #side: Side;
  readonly #perRoom: number;
  readonly origin: string;

  private constructor(
    channel: Channel,
    side: Side,
    where: { readonly port: number; readonly perRoom: number },
  ) {
    this.#channel = channel;
    this.#side = side;
    this.#perRoom = where.perRoom;
    this.origin = `http://127.0.0.1:${where.port}`;
  }

  static async start(name: SideName, { hz, perRoom, plant }: ServerOptions): Promise<MeasuredServer> {
    const side: Side = SIDES[name];
    const port = await freePort();
    const own =
      side.roomOf === null
        ? plant === undefined
          ? []
          : ['--plant', plant]
        : ['--per-room', String(perRoom)];
    const args = ['--port', String(port), '--hz', String(hz), ...side.args, ...own];
    const channel = Channel.start(side.script, args, [...NODE_FLAGS, '--expose-gc']);
    await channel.answer('ready');
    return new MeasuredServer(channel, side, { port, perRoom });
  }

  get pid(): number {
    return this.#channel.pid;
  }

  get dialect(): DialectName {
    return this.#side.dialect;
  }

  /** Where so many clients go. */
  async places(count: number): Promise<readonly Place[]> {
    const { roomOf } = this.#side;
    if (roomOf !== null)
      return Array.from({ length: count }, (_, nth) => ({ room: roomOf(nth, this.#perRoom) }));
    type Seats = { readonly answer: 'seats'; readonly seats: readonly { roomId: string; ticket: string }[] };
    const ask = { ask: 'seats', count, perRoom: this.#perRoom };
    const { seats } = await this.#channel.answer<Seats>('seats', ask);
    return seats.map(({ roomId, ticket }) => ({ room: roomId, ticket }));
  }

  /** When each room of a city began its steps, by room and step, in milliseconds of the machine's monotonic clock. */
  async stepTimes(): Promise<StepTimes> {
    type Steps = { readonly answer: 'steps'; readonly steps: StepTimes };
    return (await this.#channel.answer<Steps>('steps', { ask: 'steps' })).steps;
  }

  async collectGarbage(): Promise<void> {
    await this.#channel.answer('gc', { ask: 'gc' });
  }

  stop(): Promise<void> {
    return this.#channel.stop();
  }
}
