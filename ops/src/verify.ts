import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { buildPage } from './build-page.ts';
import { runCommand, UsageError } from './command-line.ts';
import { type BinaryName, findBinary, packageOf, startPostgres } from './testbed/index.ts';
import { startMariadb } from './testbed/mariadb.ts';
import { startRedis } from './testbed/redis.ts';
import { type Step, stepsOf } from './verify-steps.ts';
import { countTests, listFailures, runVitest } from './vitest-run.ts';

const SUITES = 'suites';

/**
 * `npm run verify [-- --slice] [--only TEXT]`: the full set. Suites that need PostgreSQL, Redis or Chromium, the
 * content check, and every drill; `--slice` runs the same with fixed seeds and fewer rounds, as CI does, `--only` the
 * steps whose name contains the text (the suites are called `suites`). Private instances only. A missing program is
 * named; with CI=true it is a failure.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { slice: { type: 'boolean', default: false }, only: { type: 'string', default: '' } },
  });
  const isAsked = ({ name }: Pick<Step, 'name'>): boolean => name.includes(values.only);
  const hasSuites = isAsked({ name: SUITES });
  if (!hasSuites && !stepsOf(values.slice, {}).some(isAsked))
    throw new UsageError(`--only takes a part of a step's name, not ${values.only}`);

  const needed: readonly BinaryName[] = ['postgres', 'redis-server', 'mariadbd', 'chromium'];
  const missing = needed.filter((name) => findBinary(name) === null);
  for (const name of missing)
    console.error(`missing: ${name} (apt-get install ${packageOf(name)}); what needs it fails`);
  if (missing.length > 0 && process.env['CI'] === 'true') return 1;

  // Browsers are shown the page as it is now, not as it was built once.
  buildPage();
  const postgres = missing.includes('postgres') ? null : await startPostgres();
  const redis = missing.includes('redis-server') ? null : await startRedis();
  const mariadb = missing.includes('mariadbd') ? null : await startMariadb();
  const env: Record<string, string> = {
    ...(postgres === null ? {} : { SQLTOWN_TEST_DATABASE_URL: postgres.url }),
    ...(redis === null ? {} : { SQLTOWN_TEST_REDIS_URL: redis.url }),
    ...(mariadb === null ? {} : { SQLTOWN_TEST_MARIADB_URL: mariadb.url }),
  };
  const servers = { postgresql: postgres?.url ?? '', mariadb: mariadb?.url ?? '' };
  let passed = 0;
  const failures: string[] = [];
  let failed = 0;
  try {
    if (hasSuites) {
      const suites = await runVitest({ config: 'ops/vitest.verify.config.ts', env });
      passed += suites.passed;
      failed += suites.failed;
      failures.push(...suites.failures);
    }
    for (const step of stepsOf(values.slice, servers).filter(isAsked)) {
      const hasHeld = (await run(step, env)) === (step.shouldFail !== true);
      console.log(`${hasHeld ? 'held' : 'FAILED'}: ${step.name}`);
      if (hasHeld) passed += 1;
      else {
        failed += 1;
        failures.push(step.name);
      }
    }
  } finally {
    await mariadb?.stop();
    await redis?.stop();
    await postgres?.stop();
  }
  process.stdout.write(listFailures(failures));
  console.log(countTests({ passed, failed }));
  return failed === 0 ? 0 : 1;
}

/** Whether the step's program exited with 0; its output is passed through. */
function run(step: Step, env: Readonly<Record<string, string>>): Promise<boolean> {
  console.log(`\n— ${step.name}`);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, step.args, { stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code === 0));
  });
}

await runCommand(main);
