import { BUILDING_TYPES } from '@sqltown/shared/rules';
import type { Bridge, BuildingView } from '#bridge/index.ts';
import type { Announcer } from '../services/announcer.ts';
import type { SoundBox } from '../sound/sound-box.ts';

type Parts = { readonly bridge: Bridge; readonly sound: SoundBox; readonly announcer: Announcer };

/** Hears a building being finished: a plop, and a word for those who don't see it. */
export function plopWhenBuilt({ bridge, sound, announcer }: Parts): void {
  const rising = new Set<number>();
  const note = (building: BuildingView): boolean => {
    const isUp = building.stage >= building.stages && building.readyInMs === 0;
    const wasRising = rising.has(building.handle);
    if (isUp) rising.delete(building.handle);
    else rising.add(building.handle);
    return isUp && wasRising;
  };
  bridge.world.on('snapshot', ({ buildings }) => {
    rising.clear();
    for (const building of buildings) note(building);
  });
  bridge.world.on('building', (building) => {
    if (!note(building)) return;
    sound.play('plop');
    announcer.say(`A ${BUILDING_TYPES[building.kind].title.toLowerCase()} stands.`);
  });
  bridge.world.on('buildingGone', ({ handle }) => rising.delete(handle));
}
