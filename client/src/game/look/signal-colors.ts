import { LIGHT_COLORS } from '@sqltown/shared/lights';
import type { Daylight } from './daylight.ts';

export type BadgeShape = (typeof LIGHT_COLORS)[number]['shape'];

/** One asker's colour under one light: the contour on the map, and the badge on its card. */
export type SignalColor = { readonly contour: string; readonly badge: string; readonly shape: BadgeShape };

/** Cool colours only: warm ones belong to stone, tile and lamps. Badge colours reach 4.5 : 1 on their card. */
const CSS: Readonly<Record<Daylight, readonly { contour: string; badge: string }[]>> = {
  day: [
    { contour: '#1b7fe0', badge: '#0b63ab' },
    { contour: '#c2389a', badge: '#b0327f' },
    { contour: '#14915c', badge: '#1b7247' },
    { contour: '#7a4fd0', badge: '#6438b8' },
  ],
  dusk: [
    { contour: '#5bb8ff', badge: '#5bb8ff' },
    { contour: '#ff86ce', badge: '#ff9bd8' },
    { contour: '#63d39b', badge: '#63d39b' },
    { contour: '#b79bff', badge: '#c3adff' },
  ],
};

/** The colour of seat colour `index`, as LIGHT_COLORS counts them. */
export function signalColor(index: number, daylight: Daylight): SignalColor {
  const at = index % LIGHT_COLORS.length;
  return { ...CSS[daylight][at]!, shape: LIGHT_COLORS[at]!.shape };
}

/** What a name tag is filled with: dark enough for white words, by day and at dusk. */
export function nameColor(index: number): string {
  return CSS.day[index % LIGHT_COLORS.length]!.badge;
}
