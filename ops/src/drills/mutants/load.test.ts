import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Mutant, SOURCE_FOLDER, mutatedBy } from './mutant.ts';

const FILE = 'platform/failpoints/checkpoints.ts';

it('reads a place of the server’s source otherwise', () => {
  const mutant = [{ file: FILE, find: "=== '1'", replace: "!== '1'" }];
  expect(areCheckpointsOn(undefined).said).toBe('false');
  expect(areCheckpointsOn(mutant).said).toBe('true');
});

it('refuses a place that is no longer there', () => {
  const { said, complaint } = areCheckpointsOn([{ file: FILE, find: 'no such words', replace: '' }]);
  expect(said).toBe('');
  expect(complaint).toContain(`the mutant's place is no longer in ${FILE}`);
});

/** Asks a process that carries the mutant. */
function areCheckpointsOn(mutant: Mutant | undefined): { said: string; complaint: string } {
  const program = `import { areCheckpointsOn } from ${JSON.stringify(join(SOURCE_FOLDER, FILE))}; console.log(areCheckpointsOn())`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    env: { ...process.env, SQLTOWN_CHECKPOINTS: '', ...mutatedBy(mutant) },
    encoding: 'utf8',
  });
  return { said: stdout.trim(), complaint: stderr };
}
