import type { CityId } from '@sqltown/shared/ids';

type Listener = (cityId: CityId, version: number) => void;

/** Tells rooms that a city's version moved. Losing a wake-up costs delay, never data. */
export type Wakeups = {
  publish(cityId: CityId, version: number): void;
  subscribe(listener: Listener): () => void;
};

/** Within this process; between processes the same port goes over publish/subscribe. */
export function localWakeups(): Wakeups {
  const listeners = new Set<Listener>();
  return {
    publish: (cityId, version) => {
      for (const listener of listeners) listener(cityId, version);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
