import { type SchemaType, schema, t } from '@colyseus/schema';

export const ROLES = ['owner', 'builder', 'visitor'] as const;
/** What a member may do in one city. */
export type CityRole = (typeof ROLES)[number];

/** Somebody who is in the city now, by session. */
export const Seat = schema({
  playerId: t.string(),
  name: t.string(),
  role: t.string<CityRole>(),
  /** Index into LIGHT_COLORS. */
  color: t.uint8(),
  guest: t.boolean(),
  /** False while the connection is lost and the seat is kept. */
  connected: t.boolean().default(true),
  /** The entity of their avatar in the world stream. */
  avatar: t.uint32(),
});
export type Seat = SchemaType<typeof Seat>;

/** A world entity as the schema mirror carries it; the city stream carries the same fields in its own bytes. */
export const EntityMirror = schema({
  /** 0 building, 1 avatar. */
  sort: t.uint8(),
  buildingId: t.string(),
  kind: t.uint8(),
  level: t.uint8(),
  /** Solved and needed exercises for scaffolding; equal when the building is complete. */
  stage: t.uint8(),
  stages: t.uint8(),
  /** City clock (steps) at which paid scaffolding comes down; 0 when it doesn't stand. */
  readyAt: t.uint32(),
  /** Sixteenths of a tile. Buildings: their smallest corner. Avatars: where they stand. */
  x: t.uint16(),
  y: t.uint16(),
  /** Whoever walks: 0…7, clockwise from +x. */
  facing: t.uint8(),
});
export type EntityMirror = SchemaType<typeof EntityMirror>;

/** What everyone in a city always knows. The world itself comes by stream or mirror. */
export const CityState = schema({
  cityId: t.string(),
  name: t.string(),
  ownerId: t.string(),
  ownerName: t.string(),
  coins: t.uint32(),
  xp: t.uint32(),
  level: t.uint8(),
  population: t.uint32(),
  /** Right answers towards the city's goal. */
  goalDone: t.uint32(),
  goalTarget: t.uint32(),
  /** `cities.version` of what is shown. */
  version: t.uint32(),
  /** Steps since the room opened. */
  step: t.uint32(),
  /** 'stream' or 'mirror': how the world comes. */
  sync: t.string<'stream' | 'mirror'>(),
  /** Building kinds that the owner's lessons have unlocked, beyond the open ones. */
  unlocked: t.array('string'),
  seats: t.map(Seat),
  /** Filled only when `sync` is 'mirror', by entity handle. */
  world: t.map(EntityMirror),
  /** True while the database can't be written to. */
  savingPaused: t.boolean(),
});
export type CityState = SchemaType<typeof CityState>;
