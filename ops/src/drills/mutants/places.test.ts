import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { MUTANTS as RACE } from '../race/plants.ts';
import { MUTANTS as ROLLING } from '../rolling/plants.ts';
import { MUTANTS as SOAK_CITY } from '../soak-city/plants.ts';
import { SOURCE_FOLDER } from './mutant.ts';

const EDITS = Object.entries({ race: RACE, rolling: ROLLING, 'soak-city': SOAK_CITY }).flatMap(
  ([drill, mutants]) =>
    Object.entries(mutants).flatMap(([name, edits]) => edits.map((edit) => ({ drill, name, ...edit }))),
);

it.each(EDITS)('$drill, $name: its place is still in $file, once', ({ file, find }) => {
  const source = readFileSync(join(SOURCE_FOLDER, file), 'utf8');
  expect(source.split(find)).toHaveLength(2);
});
