import type { BuildingView } from '#bridge/index.ts';
import type { Light } from '@sqltown/shared/lights';
import type { Landmark } from '@sqltown/shared/plan';
import { BUILDING_TYPES } from '@sqltown/shared/rules';

/** One row of the city: a landmark of the old quarter, or something that was built. */
export type Place = {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly level: number;
  /** Whole tiles, for reading; see `focus` for where it is drawn. */
  readonly x: number;
  readonly y: number;
  readonly focus: { readonly x: number; readonly y: number };
  readonly state: string;
  /** The row of the newest result that lights it, with its words. */
  readonly light: { readonly row: number; readonly label: string } | null;
  readonly building: BuildingView | null;
};

export type PlaceColumn = 'name' | 'kind' | 'level' | 'x' | 'y' | 'state' | 'light';

/** The city's rows: what was built first, then the old quarter. */
export function placesOf(
  buildings: Iterable<BuildingView>,
  landmarks: readonly Landmark[],
  lights: ReadonlyMap<number, Light>,
): readonly Place[] {
  const built = [...buildings].map((building): Place => {
    const { title, footprint } = BUILDING_TYPES[building.kind];
    return {
      key: building.buildingId,
      name: title,
      kind: title,
      level: building.level,
      x: building.x,
      y: building.y,
      focus: { x: building.x + footprint[0] / 2, y: building.y + footprint[1] / 2 },
      state:
        building.stage < building.stages ? `scaffolding ${building.stage} of ${building.stages}` : 'standing',
      light: null,
      building,
    };
  });
  const old = landmarks.map((landmark): Place => {
    const light = lights.get(landmark.id);
    return {
      key: `landmark-${landmark.id}`,
      name: landmark.name,
      kind: BUILDING_TYPES[landmark.kind].title,
      level: landmark.level,
      x: Math.round(landmark.x),
      y: Math.round(landmark.y),
      focus: { x: landmark.x, y: landmark.y },
      state: 'old quarter',
      light: light === undefined ? null : { row: light.row, label: light.label },
      building: null,
    };
  });
  return [...built, ...old];
}

export type PlaceOrder = { readonly column: PlaceColumn; readonly direction: 'ascending' | 'descending' };

/** Sorted by a column; lit rows go before dark ones when sorted by light. */
export function sortPlaces(places: readonly Place[], { column, direction }: PlaceOrder): readonly Place[] {
  const sign = direction === 'ascending' ? 1 : -1;
  const valueOf = (place: Place): string | number =>
    column === 'light' ? (place.light?.row ?? Number.POSITIVE_INFINITY) : place[column];
  return places.toSorted((a, b) => {
    const left = valueOf(a);
    const right = valueOf(b);
    if (typeof left === 'number' && typeof right === 'number')
      return left === right ? 0 : sign * (left < right ? -1 : 1);
    return sign * String(left).localeCompare(String(right));
  });
}
