import {
  createCityWorld,
  entitiesOf,
  lookAt,
  raiseBuilding,
  runStep,
  sightOf,
  spawnAvatar,
} from '#ecs/index.ts';
import { type CheckpointEvent, chunkOf, hashWorld } from '@sqltown/shared/stream';
import { expect, it } from 'vitest';
import { Checkpoints } from './checkpoints.ts';

const HOUSE = { kind: 0, level: 1, stage: 1, stages: 1, readyAtStep: 0 };

it('[S11] tells whoever asked the hash of what they look at, once', () => {
  const world = createCityWorld();
  const near = spawnAvatar(world, { x: 10, y: 10 });
  lookAt(world, near, { x0: 2, y0: 2, x1: 20, y1: 20 });
  raiseBuilding(world, { ...HOUSE, id: '9001', x: 12, y: 12 });
  raiseBuilding(world, { ...HOUSE, id: '9002', x: 120, y: 120 });
  const checkpoints = new Checkpoints();
  const told: CheckpointEvent[] = [];
  checkpoints.ask({
    sessionId: 'a',
    sight: sightOf(world, near),
    tell: (checkpoint) => told.push(checkpoint),
  });
  runStep(world);
  checkpoints.tell(world);
  checkpoints.tell(world);
  const inFirstChunk = [...entitiesOf(world)].filter(({ x, y }) => chunkOf(x, y) === 0);
  expect(inFirstChunk).toHaveLength(2);
  expect(told).toEqual([{ step: world.step, hash: hashWorld(inFirstChunk) }]);
});
