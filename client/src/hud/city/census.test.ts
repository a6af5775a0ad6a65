import { describe, expect, it } from 'vitest';
import { type BuildingView, createBridge } from '#bridge/index.ts';
import { Census } from './census.ts';

const house = (handle: number, level = 1): BuildingView => ({
  handle,
  buildingId: `b${handle}`,
  kind: 'house',
  level,
  x: 1,
  y: 2,
  stage: 0,
  stages: 0,
  readyInMs: 0,
});

describe('the census of a city', () => {
  it('changes once a step, however much happened in it', () => {
    const bridge = createBridge();
    const census = new Census(bridge);
    let changes = 0;
    census.map.subscribe(() => changes++);
    bridge.world.emit('building', house(1));
    bridge.world.emit('building', house(2));
    bridge.world.emit('building', house(2, 2));
    expect(changes).toBe(0);
    bridge.world.emit('step', { step: 1 });
    bridge.world.emit('step', { step: 2 });
    expect(changes).toBe(1);
    expect(census.map.get().buildings.get('b2')?.level).toBe(2);
  });

  it('forgets everything that a new snapshot does not name', () => {
    const bridge = createBridge();
    const census = new Census(bridge);
    bridge.world.emit('snapshot', { buildings: [house(1), house(2)], avatars: [] });
    bridge.world.emit('snapshot', { buildings: [house(3)], avatars: [] });
    expect([...census.map.get().buildings.keys()]).toEqual(['b3']);
    bridge.world.emit('buildingGone', { handle: 3 });
    bridge.world.emit('step', { step: 1 });
    expect(census.map.get().buildings.size).toBe(0);
  });
});
