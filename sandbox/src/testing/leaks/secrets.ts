import { type Catalogue, type DatasetRows, inEveryDialect } from '@sqltown/content/grading';
import { GROWN_UPS, VILLAGE_EXERCISES, createCatalogue, hiddenVillages } from '../../fixtures/village.ts';
import { OPEN_SEED } from '../../grader/open-data.ts';

/** Whether the hidden villages hold a secret person and a secret song. */
export type Variant = 'with-secret' | 'without-secret';

/** Two hints to choose between, one for each of two wrong answers that the visible rows let pass. */
const EXERCISES = VILLAGE_EXERCISES.map((exercise) =>
  exercise.id === GROWN_UPS
    ? {
        ...exercise,
        forbids: [],
        mutants: [...exercise.mutants, known('SELECT name FROM citizens WHERE age > 30')],
      }
    : exercise,
);

/** The village with hidden rows of one variant; the open ones are the same in both, unless a plant says otherwise. */
export function catalogueOf(variant: Variant, plant: string | undefined): Catalogue {
  const hidden = (seed: number) =>
    villages(seed).map((rows) => (variant === 'with-secret' ? withSecret(rows) : rows));
  return {
    ...createCatalogue(),
    exercises: new Map(EXERCISES.map((exercise) => [exercise.id, exercise])),
    hiddenRows: (_dataset, seed) =>
      seed === OPEN_SEED && plant !== 'open-is-hidden' ? villages(seed) : hidden(seed),
    ...(plant === 'witness-from-hidden' && { witnessRows: () => hidden(1) }),
  };
}

/** A few kinds of rows will do: ordinary ones, NULLs, the mixed ones and none. */
function villages(seed: number): DatasetRows[] {
  return hiddenVillages(seed).filter((_, i) => KINDS.includes(i));
}

const KINDS: readonly number[] = [0, 1, 6, 7];

function known(sql: string) {
  return { ...inEveryDialect(sql), hint: 'Not thirty: eighteen.' };
}

function withSecret({ houses = [], citizens = [], songs = [] }: DatasetRows): DatasetRows {
  return {
    houses: houses.length > 0 ? houses : [[1, 'Guest House', 1]],
    citizens: [...citizens, [90, 'Zed', 1, 77, 999, true, '1950-01-01']],
    songs: [...songs, ['Secret']],
  };
}
