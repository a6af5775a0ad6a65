import type { CityId } from '@sqltown/shared/ids';

/** A process wrote to a map that it no longer owns. Nothing was written; its room must dispose itself. */
export class OwnerMoved extends Error {
  readonly code = 'owner-moved';
  readonly cityId: CityId;
  readonly epoch: number;

  constructor(cityId: CityId, epoch: number) {
    super(`city ${cityId} has passed on from epoch ${epoch}`);
    this.name = 'OwnerMoved';
    this.cityId = cityId;
    this.epoch = epoch;
  }
}
