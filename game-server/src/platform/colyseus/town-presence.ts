import { RedisPresence } from '@colyseus/redis-presence';
import type { Logger } from '#platform/logger/index.ts';
import type { RedisLink } from '#platform/redis/index.ts';

type Listener = Parameters<RedisPresence['subscribe']>[1];

/**
 * Colyseus' presence over Redis, for a Redis that may be away. Colyseus doesn't expect it to fail: a rejected
 * subscription would leave a request waiting for ever, a rejected count would stop a shutdown before its rooms were
 * saved. So what can't be done is left out; subscriptions are made up for when Redis is back.
 */
export class TownPresence extends RedisPresence {
  readonly #redis: RedisLink;
  readonly #log: Logger;

  constructor(parts: { redis: RedisLink; log: Logger }) {
    super(parts.redis.open());
    this.#redis = parts.redis;
    this.#log = parts.log;
    this.sub.on('message', this.handleSubscription);
  }

  override async subscribe(topic: string, listener: Listener): Promise<this> {
    this.subscriptions.addListener(topic, listener);
    await this.#try(() => this.sub.subscribe(topic), undefined);
    return this;
  }

  override async unsubscribe(topic: string, listener?: Listener): Promise<this> {
    return this.#try(() => super.unsubscribe(topic, listener), this);
  }

  override publish(topic: string, data: unknown): Promise<void> {
    return this.#try(() => super.publish(topic, data), undefined);
  }

  override channels(pattern?: string): Promise<string[]> {
    return this.#try(() => super.channels(pattern), []);
  }

  override exists(key: string): Promise<boolean> {
    return this.#try(() => super.exists(key), false);
  }

  override hset(key: string, field: string, value: string): Promise<boolean> {
    return this.#try(() => super.hset(key, field, value), false);
  }

  override hgetall(key: string): Promise<Record<string, string>> {
    return this.#try(() => super.hgetall(key), {});
  }

  override hdel(key: string, field: string): Promise<boolean> {
    return this.#try(() => super.hdel(key, field), false);
  }

  override shutdown(): void {
    this.sub.disconnect();
    this.pub.disconnect();
  }

  async #try<T>(act: () => Promise<T>, otherwise: T): Promise<T> {
    if (!this.#redis.isReady) return otherwise;
    try {
      return await act();
    } catch (error) {
      this.#log.debug({ reason: (error as Error).message }, 'presence.redis-refused');
      return otherwise;
    }
  }
}
