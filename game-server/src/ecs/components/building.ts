/** A building of the city's map. */
export type Building = {
  /** `city_buildings.id`. */
  readonly id: string[];
  /** Index into BUILDING_KINDS. */
  readonly kind: number[];
  readonly level: number[];
  /** Exercises solved of those needed; equal when it stands complete. */
  readonly stage: number[];
  readonly stages: number[];
};

export const createBuilding = (): Building => ({ id: [], kind: [], level: [], stage: [], stages: [] });
