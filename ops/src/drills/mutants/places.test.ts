import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { MUTANTS as BOMBS } from '../bombs/plants.ts';
import { MUTANTS as ISOLATION } from '../isolation/plants.ts';
import { MUTANTS as RACE } from '../race/plants.ts';
import { MUTANTS as ROLLING } from '../rolling/plants.ts';
import { MUTANTS as SOAK_CITY } from '../soak-city/plants.ts';
import { MUTANTS as SOAK_SANDBOX } from '../soak-sandbox/plants.ts';
import { type Mutant, SANDBOX_FOLDER, SOURCE_FOLDER } from './mutant.ts';

type Mutants = Readonly<Record<string, Mutant>>;

const IN_SERVERS = { race: RACE, rolling: ROLLING, 'soak-city': SOAK_CITY };
const IN_SANDBOXES = { bombs: BOMBS, isolation: ISOLATION, 'soak-sandbox': SOAK_SANDBOX };
const EDITS = [...editsOf(IN_SERVERS, SOURCE_FOLDER), ...editsOf(IN_SANDBOXES, SANDBOX_FOLDER)];

it.each(EDITS)('$drill, $name: its place is still in $file, once', ({ folder, file, find }) => {
  const source = readFileSync(join(folder, file), 'utf8');
  expect(source.split(find)).toHaveLength(2);
});

function editsOf(drills: Readonly<Record<string, Mutants>>, folder: string) {
  return Object.entries(drills).flatMap(([drill, mutants]) =>
    Object.entries(mutants).flatMap(([name, edits]) =>
      edits.map((edit) => ({ drill, name, folder, ...edit })),
    ),
  );
}
