import { setTimeout as wait } from 'node:timers/promises';
import { type Cities, isDatabaseAway } from '#features/cities/index.ts';
import type { Logger } from '#platform/logger/index.ts';
import type { CommandReply } from '@sqltown/shared/api';
import type { CityCommand } from '@sqltown/shared/commands';
import type { CityId, PlayerId } from '@sqltown/shared/ids';
import { refuse } from '@sqltown/shared/refusals';
import type { CityState, Seat } from '@sqltown/shared/state';
import type { CityLease } from './city-lease.ts';
import type { CityMap } from './city-map.ts';
import { CityWriter } from './city-writer.ts';

/** A leaving owner finishes its commands within this; those that are left are carried out by the next one. */
const LAST_SAVE_MS = 5_000;

/** An answer that came sooner was no timeout. */
const QUICK_MS = 1_000;
const AGAIN_MS = 300;

type Asker = { readonly playerId: PlayerId; readonly seat: Seat };

export type CityDeskDeps = {
  readonly cities: Cities;
  readonly cityId: CityId;
  readonly lease: CityLease;
  readonly map: CityMap;
  readonly state: CityState;
  readonly logger: Logger;
  /** The city belongs to another process now: leave. */
  readonly onLost: () => void;
};

/**
 * Where wishes become commits: asks who may, keeps the lease, and pauses saving while the database is away.
 * Everything else in the room goes on meanwhile.
 */
export class CityDesk {
  readonly #deps: CityDeskDeps;
  readonly #writer: CityWriter;
  #isClosed = false;
  #releasing: Promise<void> | null = null;

  constructor(deps: CityDeskDeps) {
    const { cities, cityId, lease, map, state } = deps;
    this.#deps = deps;
    this.#writer = new CityWriter({ cities, cityId, epoch: lease.epoch, map, state });
  }

  /** Carries out a command, or says why not. Never rejects. */
  async answer(who: Asker, command: CityCommand): Promise<CommandReply> {
    const { cityId, state, logger } = this.#deps;
    if (this.#isClosed) return refuse('draining');
    if (state.savingPaused) return refuse('saving-paused');
    try {
      const reply = await this.#tryAgain(() => this.#carryOut(who, command));
      if (reply.kind === 'refused' && reply.code === 'owner-moved') void this.keepLease();
      return reply;
    } catch (error) {
      logger.error({ error, commandId: command.commandId, cityId }, 'command.failed');
      // Nobody knows whether it was carried out: asking again tells. Until the next renewal says how things are,
      // nobody else waits as long for nothing.
      if (isDatabaseAway(error) || !(await this.keepLease())) state.savingPaused = true;
      return refuse(state.savingPaused ? 'saving-paused' : 'internal');
    }
  }

  async #carryOut({ playerId, seat }: Asker, command: CityCommand): Promise<CommandReply> {
    const { cities, cityId } = this.#deps;
    if (seat.role !== 'owner') seat.role = await cities.roleOf(cityId, playerId);
    return seat.role === 'visitor' ? refuse('role-visitor') : this.#writer.carryOut({ playerId, command });
  }

  /**
   * A database that turns somebody away at once is mostly crowded for a moment: it is asked once more. That is safe, since
   * a command acts once; a slow answer isn't waited for twice.
   */
  async #tryAgain<T>(act: () => Promise<T>): Promise<T> {
    const beganMs = performance.now();
    try {
      return await act();
    } catch (error) {
      if (!isDatabaseAway(error) || performance.now() - beganMs > QUICK_MS) throw error;
      await wait(AGAIN_MS);
      return act();
    }
  }

  /** Renews the lease. @returns whether the database could be reached. Never rejects. */
  async keepLease(): Promise<boolean> {
    const { lease, state, onLost } = this.#deps;
    if (this.#isClosed) return true;
    if (lease.isDoubtful) state.savingPaused = true;
    const renewal = await lease.renew();
    if (this.#isClosed) return true;
    if (renewal.kind === 'lost') {
      this.close();
      onLost();
      return true;
    }
    const wasPaused = state.savingPaused;
    // One renewal without an answer is no outage yet: the lease holds on, and a command tells for itself.
    state.savingPaused = renewal.kind === 'unreachable' && (wasPaused || lease.isLate);
    if (wasPaused && !state.savingPaused) this.catchUp();
    else if (renewal.kind === 'kept') this.wake(renewal.version);
    return renewal.kind === 'kept';
  }

  /** The city has come to a version; if it is news, reads what it was. */
  wake(version: number): void {
    this.#writer.wake(version).catch(this.#readFailed);
  }

  catchUp(): void {
    this.#writer.catchUp().catch(this.#readFailed);
  }

  /** From now on nothing more is written. */
  close(): void {
    this.#isClosed = true;
    this.#writer.stop();
  }

  /**
   * Leaves in good order: joiners elsewhere wait, new commands are answered `draining`, those that came before are carried
   * out, and the city is free for another process. Never rejects.
   */
  async leave(): Promise<void> {
    this.#isClosed = true;
    await this.#deps.lease.drain().catch((error: unknown) => this.#warn(error, 'lease.drain-failed'));
    await Promise.race([this.#writer.settled(), wait(LAST_SAVE_MS, undefined, { ref: false })]);
    await this.release();
  }

  /** Nothing more is written; the city is free for another process. Never rejects. */
  async release(): Promise<void> {
    this.close();
    this.#releasing ??= this.#release();
    await this.#releasing;
  }

  async #release(): Promise<void> {
    await this.#writer.settled();
    await this.#deps.lease.release().catch((error: unknown) => this.#warn(error, 'lease.release-failed'));
  }

  /** The next renewal finds out whether the database answers again, or the city is ours no more. */
  readonly #readFailed = (error: unknown): void => {
    this.#deps.logger.error({ error, cityId: this.#deps.cityId }, 'city.catch-up-failed');
    this.#deps.state.savingPaused = true;
  };

  /** A lease that can't be given back runs out by itself. */
  #warn(error: unknown, event: string): void {
    this.#deps.logger.warn({ error, cityId: this.#deps.cityId }, event);
  }
}
