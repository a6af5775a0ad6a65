/** What the world consists of, as server and client agree on it. Positions are sixteenths of a tile. */
export type BuildingEntity = {
  readonly sort: 'building';
  /** Given by the room, never twice while it lives; u32. */
  readonly handle: number;
  /** `city_buildings.id`: commands name buildings by it. */
  readonly buildingId: string;
  /** Index into BUILDING_KINDS. */
  readonly kind: number;
  readonly level: number;
  readonly stage: number;
  readonly stages: number;
  /** Step at which paid scaffolding comes down; 0 when none stands. */
  readonly readyAt: number;
  /** The smallest corner. */
  readonly x: number;
  readonly y: number;
};

export type AvatarEntity = {
  readonly sort: 'avatar';
  readonly handle: number;
  readonly x: number;
  readonly y: number;
  /** 0…7, clockwise on the screen's ground from +x. */
  readonly facing: number;
};

export type Entity = BuildingEntity | AvatarEntity;
