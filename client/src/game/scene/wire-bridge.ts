import type { Bridge } from '#bridge/index.ts';
import { toScreen } from '../projection.ts';
import type { City } from './city.ts';

/** Does something with the city now, or as soon as it stands. */
export type WithCity = (act: (city: City) => void) => void;

/** Leads what net and HUD say to the city. Returns the functions that stop listening. */
export function listenToWorld({ world }: Bridge, withCity: WithCity): (() => void)[] {
  return [
    world.on('snapshot', (snapshot) => withCity((city) => city.reset(snapshot, now()))),
    world.on('building', (view) => withCity((city) => city.buildings.put(view, now()))),
    world.on('buildingGone', ({ handle }) => withCity((city) => city.buildings.remove(handle))),
    world.on('avatar', (view) => withCity((city) => city.avatars.put(view, now()))),
    world.on('avatarGone', ({ handle }) => withCity((city) => city.avatars.remove(handle))),
    world.on('cursor', (cursor) => withCity((city) => city.voices.point(cursor, now()))),
    world.on('lights', (event) => withCity((city) => city.lightUp(event, now()))),
    world.on('emote', ({ playerId, emote }) => withCity((city) => city.voices.emote(playerId, emote, now()))),
    world.on('said', ({ playerId, text }) => withCity((city) => city.voices.say(playerId, text, now()))),
  ];
}

function now(): number {
  return performance.now();
}

/** What the HUD decides about the look and the camera. Tools are the input's business. */
export function listenToHud({ hud }: Bridge, withCity: WithCity): (() => void)[] {
  return [
    hud.on('theme', (daylight) =>
      withCity((city) => {
        if (city.setting.daylight === daylight) return;
        city.setting.daylight = daylight;
        city.relight();
      }),
    ),
    hud.on('reducedMotion', (reducedMotion) =>
      withCity((city) => {
        city.setting.reducedMotion = reducedMotion;
        city.setting.camera.reducedMotion = reducedMotion;
      }),
    ),
    hud.on('focus', ({ x, y }) => withCity((city) => city.setting.camera.flyTo(toScreen(x, y)))),
    hud.on('zoom', (direction) =>
      withCity(({ setting }) => {
        if (direction === 0) setting.camera.flyHome();
        else setting.camera.zoomStep(direction);
      }),
    ),
    hud.on('clearLights', () => withCity((city) => city.lights.clearOwn())),
  ];
}
