import type { Dialect } from '@sqltown/shared/api';
import { Observable } from '#net/observable.ts';
import { OFFERED_DIALECTS } from '../editor/dialects.ts';
import type { Shelf } from './storage.ts';

export type Preferences = {
  readonly theme: 'system' | 'light' | 'dark';
  readonly sound: boolean;
  readonly dialect: Dialect;
  /** Width of the dock, CSS pixels. */
  readonly dockWidth: number;
  readonly isTaskFolded: boolean;
  readonly areTablesFolded: boolean;
};

export const DOCK_MIN = 420;
export const DOCK_WIDTH = 512;

const KEY = 'preferences';

const DEFAULTS: Preferences = {
  theme: 'system',
  sound: false,
  dialect: 'postgresql',
  dockWidth: DOCK_WIDTH,
  isTaskFolded: false,
  areTablesFolded: false,
};

/** What a player has chosen for this device; kept between visits. */
export function createPreferences(shelf: Shelf): Observable<Preferences> {
  const preferences = new Observable(parse(shelf.read(KEY)));
  preferences.subscribe(() => shelf.write(KEY, JSON.stringify(preferences.get())));
  return preferences;
}

/** Storage is anybody's to edit: each field counts only if it is what it should be. */
function parse(text: string | null): Preferences {
  let kept: Partial<Record<keyof Preferences, unknown>> = {};
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    if (typeof value === 'object' && value !== null) kept = value;
  } catch {
    return DEFAULTS;
  }
  return {
    theme: kept.theme === 'light' || kept.theme === 'dark' ? kept.theme : DEFAULTS.theme,
    sound: kept.sound === true,
    dialect: OFFERED_DIALECTS.find((dialect) => dialect === kept.dialect) ?? DEFAULTS.dialect,
    dockWidth:
      typeof kept.dockWidth === 'number' && kept.dockWidth >= DOCK_MIN ? kept.dockWidth : DEFAULTS.dockWidth,
    isTaskFolded: kept.isTaskFolded === true,
    areTablesFolded: kept.areTablesFolded === true,
  };
}
