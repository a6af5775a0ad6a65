import type { CityId } from '@sqltown/shared/ids';
import { z } from 'zod';
import type { Bus } from '#platform/bus/index.ts';

type Listener = (version: number) => void;

/**
 * Tells a city's room that its version moved. A hint: one that is lost costs delay, never data, since each renewal of
 * the lease tells the version too.
 */
export type Wakeups = {
  publish(cityId: CityId, version: number): void;
  /** @returns what ends it. */
  subscribe(cityId: CityId, listener: Listener): () => void;
};

/** Between processes. A city whose room is in this one is nobody else's business. */
export function createWakeups(bus: Pick<Bus, 'publish' | 'subscribe'>): Wakeups {
  const here = new Map<CityId, Set<Listener>>();
  return {
    publish(cityId, version) {
      const listeners = here.get(cityId);
      if (listeners === undefined) bus.publish(topicOf(cityId), version);
      else for (const listener of listeners) listener(version);
    },
    subscribe(cityId, listener) {
      const listeners = here.get(cityId) ?? new Set();
      here.set(cityId, listeners.add(listener));
      const stop = bus.subscribe(topicOf(cityId), z.int(), listener);
      return () => {
        stop();
        listeners.delete(listener);
        if (listeners.size === 0 && here.get(cityId) === listeners) here.delete(cityId);
      };
    },
  };
}

/** For a process that is alone. */
export function localWakeups(): Wakeups {
  return createWakeups({ publish: () => undefined, subscribe: () => () => undefined });
}

function topicOf(cityId: CityId): string {
  return `city:${cityId}:version`;
}
