import { spawn } from 'node:child_process';
import { type BinaryName, findBinary, packageOf, startPostgres } from './testbed/index.ts';
import { startMariadb } from './testbed/mariadb.ts';
import { startRedis } from './testbed/redis.ts';
import { countTests, runVitest } from './vitest-run.ts';

/**
 * `npm run verify [-- --slice]`: the full set. Suites that need PostgreSQL, Redis or Chromium, the content check, and
 * every drill; `--slice` runs the same with fixed seeds and fewer rounds, as CI does. Private instances only. A missing
 * program is named; with CI=true it is a failure.
 */
const isSlice = process.argv.includes('--slice');
const needed: readonly BinaryName[] = ['postgres', 'redis-server', 'mariadbd', 'chromium'];
const missing = needed.filter((name) => findBinary(name) === null);
for (const name of missing)
  console.error(`missing: ${name} (apt-get install ${packageOf(name)}); what needs it fails`);
if (missing.length > 0 && process.env['CI'] === 'true') process.exit(1);

type Step = { readonly name: string; readonly args: readonly string[]; readonly shouldFail?: boolean };

const DRILLS = 'ops/src/drills/main.ts';
const DIFF = 'ops/src/diff/main.ts';

const drill = (name: string, full: readonly string[], slice: readonly string[]): Step => ({
  name: `drill ${name}`,
  args: [DRILLS, name, '--seed', '1', ...(isSlice ? slice : full)],
});

/** The drill must fail with each of these planted; a slice tries the first one. */
const planted = (name: string, options: readonly string[], plants: readonly string[]): Step[] =>
  plants.slice(0, isSlice ? 1 : undefined).map((plant) => ({
    name: `drill ${name} with ${plant} planted must fail`,
    args: [DRILLS, name, '--seed', '7', ...options, '--plant', plant],
    shouldFail: true,
  }));

const steps: readonly Step[] = [
  { name: 'content check', args: ['sandbox/src/content-check/main.ts', '--seed', '1'] },
  drill('kill9', ['--rounds', '200'], ['--rounds', '12']),
  ...planted('kill9', ['--rounds', '6'], ['forget-idempotency', 'unfenced-epoch', 'ack-before-commit']),
  drill('frames', [], ['--slice']),
  ...planted(
    'frames',
    ['--rounds', '2000'],
    ['throwing-decoder', 'narrow-facing', 'unparsed-payload', 'slow-message'],
  ),
  drill('parser-fuzz', [], ['--slice']),
  ...planted(
    'parser-fuzz',
    ['--slice'],
    ['quadratic-lexer', 'throwing-parser', 'dropped-parentheses', 'narrow-offsets'],
  ),
  drill('interpreter-fuzz', [], ['--slice']),
  ...planted(
    'interpreter-fuzz',
    ['--slice'],
    ['poisons', 'throws', 'hangs', 'lingers', 'leaks', 'pollutes', 'forgets'],
  ),
  { name: 'diff', args: [DIFF, '--seed', '1', ...(isSlice ? ['--slice'] : [])] },
  ...['forget-a-row', 'null-as-empty', 'errors-as-nothing']
    .slice(0, isSlice ? 1 : undefined)
    .map((plant) => ({
      name: `diff with ${plant} planted must fail`,
      args: [DIFF, '--seed', '7', '--queries', '300', '--plant', plant],
      shouldFail: true,
    })),
  drill('bucket', [], ['--slice']),
  ...planted('bucket', ['--rounds', '2'], ['no-fence', 'skip-catch-up', 'drop-row-filter', 'old-ids']),
  drill('race', [], ['--slice']),
  ...planted('race', ['--slice'], ['unfenced-epoch', 'ignore-lease', 'deaf-owner', 'same-epoch']),
  drill('rolling', [], ['--slice']),
  ...planted('rolling', ['--slice'], ['abrupt', 'refuse-while-closing', 'keep-lease', 'lose-a-command']),
  drill('failover', [], ['--slice']),
  ...planted(
    'failover',
    ['--slice'],
    [
      'async-replica-with-lag',
      'promote-the-laggard',
      'ack-before-commit',
      'finder-ignores-recovery',
      'finder-takes-the-older',
    ],
  ),
  drill('soak-city', ['--minutes', '30'], ['--slice']),
  ...planted(
    'soak-city',
    ['--slice'],
    ['drop-a-delta', 'leak', 'orphan-timer', 'keep-lease', 'lose-a-command'],
  ),
  drill('soak-pglite', ['--minutes', '30'], ['--minutes', '1']),
  drill('leaks', [], ['--slice']),
  ...planted(
    'leaks',
    ['--slice', '--only', 'sqlite'],
    ['open-is-hidden', 'witness-from-hidden', 'stop-is-told', 'slow-on-secret'],
  ),
  drill('isolation', [], ['--slice']),
  ...planted('isolation', ['--rounds', '60'], ['keep-databases', 'keep-sessions', 'mix-runs']),
  drill('bombs', [], ['--slice']),
  ...planted('bombs', ['--slice', '--only', 'S10'], ['unrestored']),
  ...(isSlice
    ? []
    : [
        ...planted('bombs', ['--only', 'S14'], ['uncut']),
        ...planted('bombs', ['--slice', '--only', 'S1'], ['unwatched']),
      ]),
  drill('soak-sandbox', [], ['--slice']),
  ...planted('soak-sandbox', ['--slice'], ['leave-databases', 'lose-replies', 'leak', 'slow-start']),
];

/** The table of faults judges times, and takes as long as all else together: the full set plays it. */
const faults: readonly Step[] = [
  drill('faults', [], ['--slice']),
  ...planted(
    'faults',
    ['--slice'],
    ['no-limit', 'ack-before-commit', 'forget-idempotency', 'no-503', 'double-reward', 'leak-username'],
  ),
];

/** The content on its dialects' own servers, whose verdicts the interpreter's must be: on every automatic mutant as well. */
const onServers = (servers: Readonly<Record<string, string>>): Step => ({
  name: 'content check on real servers',
  args: [
    'sandbox/src/content-check/main.ts',
    '--seed',
    '1',
    '--mutants',
    isSlice ? '3' : '30',
    '--dialects',
    Object.keys(servers).join(','),
    ...Object.entries(servers).flatMap(([dialect, url]) => [`--${dialect}`, url]),
  ],
});

const postgres = missing.includes('postgres') ? null : await startPostgres();
const redis = missing.includes('redis-server') ? null : await startRedis();
const mariadb = missing.includes('mariadbd') ? null : await startMariadb();
const env: Record<string, string> = {
  ...(postgres === null ? {} : { SQLTOWN_TEST_DATABASE_URL: postgres.url }),
  ...(redis === null ? {} : { SQLTOWN_TEST_REDIS_URL: redis.url }),
  ...(mariadb === null ? {} : { SQLTOWN_TEST_MARIADB_URL: mariadb.url }),
};
let passed = 0;
let failed = 0;
try {
  const suites = await runVitest({ config: 'ops/vitest.verify.config.ts', env });
  passed += suites.passed;
  failed += suites.failed;
  const content = onServers({ postgresql: postgres?.url ?? '', mariadb: mariadb?.url ?? '' });
  for (const step of [content, ...steps, ...(isSlice ? [] : faults)]) {
    const hasHeld = (await run(step)) === (step.shouldFail !== true);
    console.log(`${hasHeld ? 'held' : 'FAILED'}: ${step.name}`);
    if (hasHeld) passed += 1;
    else failed += 1;
  }
} finally {
  await mariadb?.stop();
  await redis?.stop();
  await postgres?.stop();
}
console.log(countTests({ passed, failed }));
process.exitCode = failed === 0 ? 0 : 1;

/** Whether the step's program exited with 0; its output is passed through. */
function run(step: Step): Promise<boolean> {
  console.log(`\n— ${step.name}`);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, step.args, { stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code === 0));
  });
}
