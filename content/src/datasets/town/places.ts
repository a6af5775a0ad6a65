import { LANDMARKS, type Landmark, ORIGIN } from '@sqltown/shared/plan';
import type { DatasetValue } from '../../grading/types.ts';
import { factsOf } from './landmark-facts.ts';

type Row = readonly DatasetValue[];

/** From west to east: name, tiles east of the heart, steps, lamps at dusk. */
const GHATS = [
  ['Panchganga', -11, 92, true],
  ['Tulsi', -7.5, 61, false],
  ['Lalita', -4, 74, true],
  ['Kedar', -0.5, 80, true],
  ['Dashashwamedh', 3.5, 108, true],
  ['Raj', 8.5, 66, false],
  ['Assi', 11.5, 40, true],
] as const;

/** id, name, ghat, beds, taken, host: Kuti's guests have not been counted yet. */
export const DHARAMSHALAS: readonly Row[] = [
  [6, 'Ganga Vishram', 'Lalita', 60, 42, 'Meera'],
  [7, 'Seth Bhavan', 'Raj', 40, 31, null],
  [8, 'Uttara Niwas', 'Panchganga', 36, 32, 'Ismail'],
  [9, 'Yatri Sadan', 'Dashashwamedh', 80, 49, 'Kamala'],
  [10, 'Kuti', 'Assi', 6, null, 'Baba Ram'],
];

export function ghatRows(): Row[] {
  return GHATS.map(([name, , steps, lamps], i) => [i + 1, name, steps, lamps]);
}

/** One row a landmark, under its id. */
export function buildingRows(): Row[] {
  return LANDMARKS.map((landmark) => {
    const { builtYear, floors, lamps, keeper } = factsOf(landmark.name);
    const district = districtOf(landmark);
    const ghat = isByTheRiver(landmark) ? ghatNear(landmark) : null;
    return [landmark.id, landmark.name, landmark.kind, district, ghat, floors, lamps, builtYear, keeper];
  });
}

/**
 * Districts as the plan lies around the heart, in tiles east and south of it:
 *
 *            North Gate
 *   Fields | West Lanes | Heart | East Lanes | Fields
 *            Riverside
 */
function districtOf({ x, y }: Landmark): string {
  const east = x - ORIGIN;
  const south = y - ORIGIN;
  if (Math.abs(east) > 16) return 'Fields';
  if (south > 5) return 'Riverside';
  if (south < -9) return 'North Gate';
  if (east < -7) return 'West Lanes';
  return east > 7 ? 'East Lanes' : 'Heart';
}

function isByTheRiver(landmark: Landmark): boolean {
  return landmark.kind === 'dharamshala' || landmark.y - ORIGIN > -1;
}

function ghatNear(landmark: Landmark): string {
  const far = (east: number): number => Math.abs(landmark.x - ORIGIN - east);
  return GHATS.reduce((near, ghat) => (far(ghat[1]) < far(near[1]) ? ghat : near))[0];
}
