import type { CityId } from '@sqltown/shared/ids';
import { Light, type LightsEvent, MAX_LIGHTS } from '@sqltown/shared/lights';
import { z } from 'zod';
import type { Bus } from '#platform/bus/index.ts';

const Event = z.object({
  playerId: z.string(),
  name: z.string(),
  color: z.int(),
  lights: z.array(Light).max(MAX_LIGHTS),
  total: z.int(),
}) satisfies z.ZodType<LightsEvent>;

/** Lit rows on their way to a city's room, in whatever process it is. Nothing happens when it isn't open. */
export type CityLights = {
  show(cityId: CityId, event: LightsEvent): void;
  /** @returns what ends it. */
  watch(cityId: CityId, listener: (event: LightsEvent) => void): () => void;
};

export function createCityLights(bus: Bus): CityLights {
  return {
    show: (cityId, event) => bus.publish(topicOf(cityId), event),
    watch: (cityId, listener) => bus.subscribe(topicOf(cityId), Event, listener),
  };
}

function topicOf(cityId: CityId): string {
  return `city:${cityId}:lights`;
}
