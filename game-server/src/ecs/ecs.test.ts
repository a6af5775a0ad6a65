import { hashWorld } from '@sqltown/shared/stream';
import * as fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import {
  type CityWorld,
  CHANGED,
  MOVED,
  PIPELINE,
  SPAWNED,
  changeBuilding,
  clearDirty,
  createCityWorld,
  despawn,
  eachChanged,
  entitiesOf,
  entityOf,
  expireAt,
  keep,
  lookAt,
  raiseBuilding,
  runStep,
  sightOf,
  spawnAvatar,
  walkTo,
} from './index.ts';

const HOUSE = { id: '9001', kind: 0, level: 1, stage: 1, stages: 1, x: 40, y: 50, readyAtStep: 0 };
let world: CityWorld;

beforeEach(() => {
  world = createCityWorld();
});

/** Why each is in the dirty list, by handle. */
function changed(): Map<number, number> {
  const found = new Map<number, number>();
  eachChanged(world.dirty, (eid, why) => found.set(world.c.handle.value[eid] ?? 0, why));
  return found;
}

it('[EC1] gives handles that are never used again, though bitECS reuses its ids', () => {
  const first = spawnAvatar(world, { x: 60, y: 60 });
  despawn(world, first);
  const second = spawnAvatar(world, { x: 60, y: 60 });
  expect(second).toBe(first + 1);
  expect(entityOf(world, first)).toBeNull();
});

it('[EC1] keeps two cities of one process apart', () => {
  const other = createCityWorld();
  raiseBuilding(world, HOUSE);
  spawnAvatar(other, { x: 10, y: 10 });
  expect([...entitiesOf(world)]).toEqual([expect.objectContaining({ buildingId: '9001', x: 640, y: 800 })]);
});

it('[EC2] runs its systems in one named order, each with a reason', () => {
  expect(PIPELINE.map(({ name }) => name)).toEqual(['expiry', 'movement', 'construction', 'interest']);
  expect(PIPELINE.every(({ why }) => why.length > 10)).toBe(true);
});

it('[EC3] notes in the dirty list what a step changed, and nothing else', () => {
  const avatar = spawnAvatar(world, { x: 60, y: 60 });
  const house = raiseBuilding(world, { ...HOUSE, readyAtStep: 2 });
  expect(changed()).toEqual(
    new Map([
      [avatar, SPAWNED],
      [house, SPAWNED],
    ]),
  );
  clearDirty(world.dirty);
  walkTo(world, avatar, { x: 61, y: 60 });
  runStep(world);
  expect(changed()).toEqual(new Map([[avatar, MOVED]]));
  clearDirty(world.dirty);
  runStep(world);
  expect(changed()).toEqual(
    new Map([
      [avatar, MOVED],
      [house, CHANGED],
    ]),
  );
});

it('[EC3] tells nobody of what came and went within one step', () => {
  const avatar = spawnAvatar(world, { x: 60, y: 60 });
  despawn(world, avatar);
  expect([changed().size, world.dirty.gone.size]).toEqual([0, 0]);
});

it('[EC3] tells of who comes in the place of another within one step, and of both', () => {
  const first = spawnAvatar(world, { x: 60, y: 60 });
  clearDirty(world.dirty);
  walkTo(world, first, { x: 61, y: 60 });
  runStep(world);
  despawn(world, first);
  const second = spawnAvatar(world, { x: 60, y: 60 });
  expect(changed()).toEqual(new Map([[second, SPAWNED]]));
  expect([...world.dirty.gone]).toEqual([first]);
});

it('[EC4] walks three tiles a second in a straight line, faces that way, and arrives exactly', () => {
  const avatar = spawnAvatar(world, { x: 50, y: 50 });
  walkTo(world, avatar, { x: 53, y: 53 });
  for (let i = 0; i < 10; i++) runStep(world);
  const onTheWay = entityOf(world, avatar);
  expect(onTheWay).toMatchObject({ facing: 1 });
  expect(Math.hypot((onTheWay?.x ?? 0) / 16 - 50, (onTheWay?.y ?? 0) / 16 - 50)).toBeCloseTo(3, 0);
  for (let i = 0; i < 10; i++) runStep(world);
  expect(entityOf(world, avatar)).toMatchObject({ x: 53 * 16, y: 53 * 16 });
  clearDirty(world.dirty);
  runStep(world);
  expect(changed().size).toBe(0);
});

it('[EC4] stops at the water’s edge', () => {
  const avatar = spawnAvatar(world, { x: 64, y: 70 });
  walkTo(world, avatar, { x: 64, y: 80 });
  for (let i = 0; i < 60; i++) runStep(world);
  const { y } = entityOf(world, avatar) ?? { y: 0 };
  expect(y / 16).toBeGreaterThan(71);
  expect(y / 16).toBeLessThan(74);
});

it('[EC5] takes down paid scaffolding at its step', () => {
  const house = raiseBuilding(world, { ...HOUSE, readyAtStep: 3 });
  runStep(world);
  runStep(world);
  expect(entityOf(world, house)).toMatchObject({ readyAt: 3 });
  runStep(world);
  expect(entityOf(world, house)).toMatchObject({ readyAt: 0 });
});

it('[EC6] lets an avatar go at its step, unless its player came back', () => {
  const gone = spawnAvatar(world, { x: 60, y: 60 });
  const kept = spawnAvatar(world, { x: 60, y: 60 });
  expireAt(world, gone, 2);
  expireAt(world, kept, 2);
  keep(world, kept);
  runStep(world);
  runStep(world);
  expect([entityOf(world, gone), entityOf(world, kept)?.handle]).toEqual([null, kept]);
});

it('[EC7] looks around the avatar until it is told what the page shows', () => {
  const avatar = spawnAvatar(world, { x: 16, y: 16 });
  runStep(world);
  expect(sightOf(world, avatar).chunks).toBe(0b11);
  lookAt(world, avatar, { x0: 70, y0: 105, x1: 90, y1: 120 });
  runStep(world);
  expect(sightOf(world, avatar).chunks).toBe(1 << 14);
});

it('[EC7] looks a building’s reach beyond the screen, where its smallest corner may lie', () => {
  const avatar = spawnAvatar(world, { x: 16, y: 16 });
  lookAt(world, avatar, { x0: 33, y0: 40, x1: 60, y1: 60 });
  runStep(world);
  expect(sightOf(world, avatar).chunks).toBe((1 << 4) | (1 << 5));
});

it('[EC8] does the same for the same calls, and never throws, whatever it is told', () => {
  const ground = fc.double({ min: -10, max: 140, noNaN: true });
  const deed = fc.record({ what: fc.nat(6), handle: fc.nat(6), x: ground, y: ground });
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 60 }), (deeds) => {
      expect(fingerprint(deeds)).toEqual(fingerprint(deeds));
    }),
  );
});

type DeedToDo = { readonly what: number; readonly handle: number; readonly x: number; readonly y: number };

function fingerprint(deeds: readonly DeedToDo[]): string {
  const city = createCityWorld();
  const acts: ((deed: DeedToDo) => unknown)[] = [
    (to) => spawnAvatar(city, to),
    ({ x, y }) => raiseBuilding(city, { ...HOUSE, x: Math.abs(x | 0) % 128, y: Math.abs(y | 0) % 128 }),
    ({ handle, ...to }) => walkTo(city, handle, to),
    ({ handle, x, y }) => lookAt(city, handle, { x0: x, y0: y, x1: y, y1: x }),
    ({ handle }) => despawn(city, handle),
    ({ handle }) => expireAt(city, handle, city.step + 1),
    ({ handle }) => changeBuilding(city, handle, { ...HOUSE, level: 2 }),
  ];
  for (const deed of deeds) {
    acts[deed.what]?.(deed);
    runStep(city);
  }
  return hashWorld(entitiesOf(city));
}
