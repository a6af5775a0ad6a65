import type { Logger } from '#platform/logger/index.ts';
import type { Bus } from './bus.ts';
import { Listeners } from './listeners.ts';

/** For a process that is alone. */
export function localBus({ log }: { log: Logger }): Bus {
  const listeners = new Listeners(log);
  return {
    publish: (topic, body) => listeners.tell(topic, body),
    subscribe: (topic, schema, listener) => listeners.add(topic, schema, listener),
    isConnected: true,
    close: () => Promise.resolve(),
  };
}
