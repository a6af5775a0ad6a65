import { LANDMARKS } from '@sqltown/shared/plan';
import { describe, expect, it } from 'vitest';
import type { BuildingView } from '#bridge/index.ts';
import { placesOf, sortPlaces } from './places.ts';

const rising: BuildingView = {
  handle: 1,
  buildingId: '77',
  kind: 'library',
  level: 1,
  x: 80,
  y: 40,
  stage: 1,
  stages: 3,
  readyInMs: 0,
};
const lights = new Map([[6, { landmarkId: 6, row: 2, label: '18 free' }]]);

describe('the city as a table', () => {
  const places = placesOf([rising], LANDMARKS, lights);

  it('has a row for every landmark and every building', () => {
    expect(places).toHaveLength(LANDMARKS.length + 1);
    expect(places[0]).toMatchObject({ key: '77', kind: 'Library', state: 'scaffolding 1 of 3' });
  });

  it('says which row of the result lights a landmark', () => {
    expect(places.find((place) => place.key === 'landmark-6')?.light).toEqual({ row: 2, label: '18 free' });
  });

  it('sorts by words and by numbers, lit rows first', () => {
    const byName = sortPlaces(places, { column: 'name', direction: 'ascending' }).map((place) => place.name);
    expect(byName).toEqual(byName.toSorted((a, b) => a.localeCompare(b)));
    const byX = sortPlaces(places, { column: 'x', direction: 'descending' }).map((place) => place.x);
    expect(byX).toEqual(byX.toSorted((a, b) => b - a));
    expect(sortPlaces(places, { column: 'light', direction: 'ascending' })[0]?.key).toBe('landmark-6');
  });
});
