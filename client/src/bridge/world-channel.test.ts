import { describe, expect, test, vi } from 'vitest';
import { createBridge } from './index.ts';
import type { AvatarView, BuildingView } from './types.ts';

const house = (handle: number, stage = 1): BuildingView => {
  return {
    handle,
    buildingId: `b${handle}`,
    kind: 'house',
    level: 1,
    x: 1,
    y: 1,
    stage,
    stages: 1,
    readyInMs: 0,
  };
};
const asha: AvatarView = { handle: 9, playerId: 'p', name: 'Asha', color: 1, you: false, x: 2, y: 3 };

describe('the world channel', () => {
  test('tells a late listener the world as it is by then', () => {
    const { world } = createBridge();
    world.emit('snapshot', { buildings: [house(1), house(2)], avatars: [] });
    world.emit('building', house(3));
    world.emit('building', house(1, 0));
    world.emit('buildingGone', { handle: 2 });
    world.emit('avatar', asha);
    const heard = vi.fn();
    world.on('snapshot', heard);
    expect(heard).toHaveBeenCalledExactlyOnceWith({ buildings: [house(1, 0), house(3)], avatars: [asha] });
  });

  test('says nothing to a late listener while no snapshot has come', () => {
    const { world } = createBridge();
    const heard = vi.fn();
    world.on('snapshot', heard);
    expect(heard).not.toHaveBeenCalled();
  });

  test('tells an early listener each event once', () => {
    const { world } = createBridge();
    const heard = vi.fn();
    world.on('snapshot', heard);
    world.emit('snapshot', { buildings: [house(1)], avatars: [] });
    expect(heard).toHaveBeenCalledTimes(1);
  });
});
