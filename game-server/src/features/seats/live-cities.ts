import type { CityId } from '@sqltown/shared/ids';
import type { LightsEvent } from '@sqltown/shared/lights';

/** What asking for a city's room came to. */
export type OpenCity =
  | {
      readonly kind: 'open';
      readonly roomId: string;
      readonly address: string | null;
      readonly isFull: boolean;
    }
  /** Another process owns it. `draining`: it is saving for the last time; ask again. */
  | { readonly kind: 'elsewhere'; readonly roomId: string; readonly address: string | null }
  | { readonly kind: 'draining' }
  | { readonly kind: 'missing' };

/** The cities that are open, as seats need them; rooms implement it. */
export type LiveCities = {
  /** The room of a city in this process, opened if nobody else owns it. */
  open(cityId: CityId): Promise<OpenCity>;
  /** Reaches the city's room in whatever process it is; nothing happens when it isn't open. */
  showLights(cityId: CityId, event: LightsEvent): void;
};
