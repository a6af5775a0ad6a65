import { type IRoomCache, LocalDriver, type MatchMakerDriver, type SortOptions } from '@colyseus/core';
import { RedisDriver } from '@colyseus/redis-driver';
import type { RedisLink } from '#platform/redis/index.ts';

type Conditions = Partial<IRoomCache>;

/**
 * The listing of rooms: this process's own in memory, everybody's in Redis. Who joins a room where it lives never waits
 * for Redis; what couldn't be listed because it was away is listed by the next `relist`.
 */
export class TownDriver implements MatchMakerDriver {
  readonly #redis: RedisLink;
  readonly #here = new LocalDriver();
  readonly #shared: RedisDriver;

  constructor(redis: RedisLink) {
    this.#redis = redis;
    this.#shared = new RedisDriver(redis.commands);
  }

  async has(roomId: string): Promise<boolean> {
    return this.#here.has(roomId) || (await this.#ask(() => this.#shared.has(roomId), false));
  }

  query(conditions: Conditions, sort?: SortOptions): Promise<IRoomCache[]> {
    return this.#ask(async () => this.#shared.query(conditions, sort), this.#here.query(conditions, sort));
  }

  async findOne(conditions: Conditions, sort?: SortOptions): Promise<IRoomCache> {
    const here = await this.#here.findOne(conditions, sort);
    // What is missing is undefined in every driver of Colyseus, whatever the type says.
    return here ?? this.#ask(() => this.#shared.findOne(conditions, sort), here);
  }

  async findByIds(roomIds: string[]): Promise<Map<string, IRoomCache>> {
    return this.#ask(() => this.#shared.findByIds(roomIds), await this.#here.findByIds(roomIds));
  }

  async insert(room: IRoomCache): Promise<boolean> {
    if (!(await this.#here.insert(room))) return false;
    await this.#ask(() => this.#shared.persist(room, true), true);
    return true;
  }

  async persist(room: IRoomCache, create = false): Promise<boolean> {
    if (create && !this.#here.has(room.roomId)) this.#here.persist(room, true);
    return this.#ask(() => this.#shared.persist(room, create), true);
  }

  async update(room: IRoomCache, operations: Parameters<LocalDriver['update']>[1]): Promise<boolean> {
    this.#here.update(room, operations);
    return this.#ask(() => this.#shared.persist(room), true);
  }

  async remove(roomId: string): Promise<boolean> {
    const wasHere = this.#here.remove(roomId);
    return (await this.#ask(() => this.#shared.remove(roomId), false)) || wasHere;
  }

  async cleanup(processId: string): Promise<void> {
    await this.#here.cleanup(processId);
    await this.#ask(() => this.#shared.cleanup(processId), undefined);
  }

  /** Lists this process's rooms again: after a Redis that was away, flushed, or swept by others meanwhile. */
  async relist(): Promise<void> {
    await Promise.all(this.#here.rooms.map((room) => this.persist(room)));
  }

  /** The processes that have rooms listed. */
  async processes(): Promise<ReadonlySet<string>> {
    return new Set((await this.query({})).map(({ processId }) => processId));
  }

  clear(): void {
    this.#here.clear();
  }

  /** The connection is closed by whoever opened it. */
  shutdown(): void {
    this.#here.shutdown();
  }

  /** What Redis says, or `otherwise` while it is away. */
  async #ask<T>(question: () => Promise<T>, otherwise: T): Promise<T> {
    return this.#redis.isReady ? question().catch(() => otherwise) : otherwise;
  }
}
