import type { Observable } from '#net/observable.ts';
import type { Preferences } from '../services/preferences.ts';

export type SoundName = 'plop' | 'chime' | 'light';

/** ZzFX parameters: volume, randomness, frequency, attack, sustain, release, shape, curve, slide, then a jump. */
const SOUNDS: Readonly<Record<SoundName, readonly (number | undefined)[]>> = {
  plop: [0.9, 0.03, 190, 0.005, 0.02, 0.13, 0, 1.6, -6],
  chime: [0.7, 0, 659, 0.01, 0.12, 0.45, 0, 1, 0, 0, 330, 0.09],
  light: [0.35, 0.02, 880, 0.01, 0.03, 0.22, 0, 1, 1.5],
};

export type SoundBox = { readonly play: (name: SoundName) => void };

/** Plays made-up sounds when the player wants them. The synthesiser is fetched with the first one. */
export function createSoundBox(preferences: Observable<Preferences>): SoundBox {
  return {
    play: (name) => {
      if (!preferences.get().sound) return;
      void import('zzfx').then(({ zzfx }) => zzfx(...SOUNDS[name]));
    },
  };
}
