import type { Cities, CityChanges } from '#features/cities/index.ts';
import type { CommandReply } from '@sqltown/shared/api';
import type { CityCommand } from '@sqltown/shared/commands';
import type { CityId, PlayerId } from '@sqltown/shared/ids';
import { refuse } from '@sqltown/shared/refusals';
import type { CityState } from '@sqltown/shared/state';
import { populationWith, showFacts } from './city-facts.ts';
import type { CityMap } from './city-map.ts';
import { Serial } from './serial.ts';

/** Commands that may wait for the database at once; more are refused, so that memory stays bounded. */
const MAX_WAITING = 256;

export type CityWriterDeps = {
  readonly cities: Pick<Cities, 'execute' | 'replyTo' | 'changesSince' | 'placeGrant'>;
  readonly cityId: CityId;
  readonly epoch: number;
  readonly map: CityMap;
  readonly state: CityState;
};

export type Order = { readonly playerId: PlayerId; readonly command: CityCommand };

/**
 * Everything that a room writes, and reads back, one thing after the other: a tile that was free when a
 * command was checked is still free when it commits. Postgres commits first, then the world changes.
 */
export class CityWriter {
  readonly #deps: CityWriterDeps;
  readonly #line = new Serial(MAX_WAITING);
  /** The newest version that somebody told of. */
  #wanted = 0;
  #isWaking = false;
  #isStopped = false;

  constructor(deps: CityWriterDeps) {
    this.#deps = deps;
  }

  /** Carries out a command. Rejects when the database fails: whether it was committed is then unknown. */
  carryOut(order: Order): Promise<CommandReply> {
    if (this.#line.isFull) return Promise.resolve(refuse('rate-limited'));
    return this.#line.run(() => this.#carryOut(order));
  }

  /** Brings the room to the newest version, and gives new grants their tiles. */
  async catchUp(): Promise<void> {
    await this.#line.run(async () => {
      if (!this.#isStopped) await this.#readMissed();
    });
  }

  /** Somebody wrote version `wanted`: reads it, unless it is ours and shown by the time that it is our turn. */
  async wake(wanted: number): Promise<void> {
    this.#wanted = Math.max(this.#wanted, wanted);
    if (this.#isWaking || this.#wanted <= this.#deps.state.version) return;
    this.#isWaking = true;
    await this.#line.run(async () => {
      this.#isWaking = false;
      if (!this.#isStopped && this.#wanted > this.#deps.state.version) await this.#readMissed();
    });
  }

  /** From now on nothing more is written. */
  stop(): void {
    this.#isStopped = true;
  }

  /** Resolves when what was under way is over. */
  settled(): Promise<void> {
    return this.#line.settled();
  }

  async #carryOut({ playerId, command }: Order): Promise<CommandReply> {
    const { cities, cityId, epoch, map } = this.#deps;
    if (this.#isStopped) return refuse('owner-moved');
    const whyNot = map.whyNot(command);
    if (whyNot !== null) return (await cities.replyTo({ cityId, playerId, command })) ?? refuse(whyNot);
    const reply = await cities.execute({ cityId, playerId, epoch, command });
    if (reply.kind === 'refused') return reply;
    await this.#show(reply, command);
    return reply;
  }

  /** A reply that is older than what is shown is the kept one of a retry: it changed nothing now. */
  async #show(reply: CommandReply & { kind: 'done' }, command: CityCommand): Promise<void> {
    const { state, map } = this.#deps;
    if (reply.version <= state.version) return;
    map.apply(reply.building, { scaffold: command.type === 'place' });
    this.#showPopulation();
    if (reply.version > state.version + 1) return this.#readMissed();
    state.version = reply.version;
    state.coins = reply.coins;
  }

  async #readMissed(): Promise<void> {
    const { cities, cityId, epoch, map, state } = this.#deps;
    this.#take(await cities.changesSince(cityId, state.version));
    for (const grant of map.unplaced) {
      const ground = map.groundFor(grant);
      if (ground === null) continue;
      this.#take(await cities.placeGrant({ cityId, epoch, buildingId: grant.id, ...ground }));
    }
  }

  #take(changes: CityChanges): void {
    for (const building of changes.buildings) this.#deps.map.apply(building);
    this.#showPopulation();
    showFacts(this.#deps.state, changes);
  }

  #showPopulation(): void {
    this.#deps.state.population = populationWith(this.#deps.map.homes);
  }
}
