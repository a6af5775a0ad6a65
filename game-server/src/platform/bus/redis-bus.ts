import type { Logger } from '#platform/logger/index.ts';
import type { RedisLink } from '#platform/redis/index.ts';
import type { Bus } from './bus.ts';
import { seal, unseal } from './envelope.ts';
import { Listeners } from './listeners.ts';

/**
 * Over Redis' publish/subscribe, a channel a topic. While Redis is away only this process hears; topics are
 * subscribed to anew whenever it is back.
 */
export function redisBus(parts: { redis: RedisLink; log: Logger }): Bus {
  const { redis, log } = parts;
  const self = crypto.randomUUID();
  const prefix = `sqltown:${redis.database}:`;
  const listeners = new Listeners(log);
  const subscriber = redis.open();
  /** Only said: 'ready' subscribes to whatever is listened to, so a refused one comes again by itself. */
  const tellFailed = (error: Error): void => log.debug({ reason: error.message }, 'bus.redis-refused');

  subscriber.on('ready', () => {
    const channels = listeners.topics.map((topic) => prefix + topic);
    if (channels.length > 0) subscriber.subscribe(...channels).catch(tellFailed);
  });
  subscriber.on('message', (_channel: string, text: string) => {
    const [from, topic, body] = unseal(text) ?? [self];
    if (from !== self && topic !== undefined) listeners.tell(topic, body);
  });

  return {
    publish(topic, body) {
      listeners.tell(topic, body);
      if (redis.isReady) redis.commands.publish(prefix + topic, seal([self, topic, body])).catch(tellFailed);
    },
    subscribe(topic, schema, listener) {
      const isNew = !listeners.has(topic);
      const remove = listeners.add(topic, schema, listener);
      if (isNew && subscriber.status === 'ready') subscriber.subscribe(prefix + topic).catch(tellFailed);
      return () => {
        remove();
        if (!listeners.has(topic) && subscriber.status === 'ready')
          subscriber.unsubscribe(prefix + topic).catch(tellFailed);
      };
    },
    get isConnected() {
      return redis.isReady && subscriber.status === 'ready';
    },
    close: () => Promise.resolve(subscriber.disconnect()),
  };
}
