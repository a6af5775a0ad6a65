import { fork } from 'node:child_process';
import { z } from 'zod';
import { knownNames } from '../../command-line.ts';
import { guardProcess } from '../../testbed/guard.ts';
import type { Drill } from '../drill.ts';
import { drawWorlds } from './worlds.ts';

const SCRIPT = 'sandbox/src/testing/interpreter-fuzz/main.ts';
const DIALECTS = ['sqlite', 'postgresql', 'mysql', 'mariadb', 'mssql', 'oracle'];
/** Over all dialects. */
const STATEMENTS = 1_000_000;
const STATEMENTS_OF_A_SLICE = 12_000;
const MEGABYTE = 1024 ** 2;
const SHOWN_CHARS = 160;

const Report = z.object({
  part: z.string(),
  statements: z.int(),
  seconds: z.number(),
  answers: z.record(z.string(), z.number()),
  slowest: z.object({ ms: z.number(), sql: z.string() }),
  heap: z.tuple([z.number(), z.number()]).nullable(),
  residentMb: z.number(),
  violations: z.array(z.string()),
});
type Report = z.infer<typeof Report>;

/**
 * A million statements into the whole interpreter, over six dialects: those of corpus, golden cases, exercises and the
 * diff's generator, mutated, grafted on each other and filled with hostile values, in sessions whose data change as
 * they go. Whatever comes is answered, refused, unsupported or stopped, within its budget, and harms nothing behind it.
 * `--only` names dialects.
 */
export const drill: Drill = {
  name: 'interpreter-fuzz',
  about: 'SQL that nobody writes, into the whole interpreter in six dialects',
  plants: ['throws', 'hangs', 'lingers', 'leaks', 'poisons', 'forgets', 'pollutes'],
  async run({ seed, rounds, only, isSlice, plant, log }) {
    const dialects = knownNames('only', only?.join(','), DIALECTS) ?? DIALECTS;
    const total = rounds ?? (isSlice === true ? STATEMENTS_OF_A_SLICE : STATEMENTS);
    const args = ['--seed', String(seed), '--statements', String(Math.ceil(total / DIALECTS.length))];
    args.push('--dialects', dialects.join(','));
    const reports: Report[] = [];
    const code = await play(plant === undefined ? args : [...args, '--plant', plant], seed, (report) => {
      log(lineOf(report));
      log(`  slowest: ${report.slowest.ms.toFixed(0)} ms: ${report.slowest.sql.slice(0, SHOWN_CHARS)}`);
      // Told at once: the other dialects may take a quarter of an hour.
      for (const violation of report.violations) log(`  ${violation}`);
      reports.push(report);
    });
    const violations = reports.flatMap((report) => report.violations);
    if (code !== 0) violations.push(`the process ended with ${code ?? 'a signal'}`);
    if (reports.length !== dialects.length)
      violations.push(`${reports.length} of ${dialects.length} dialects came to their end`);
    return {
      violations,
      counts: {
        statements: reports.reduce((sum, { statements }) => sum + statements, 0),
        'slowest, ms': Math.round(Math.max(0, ...reports.map(({ slowest }) => slowest.ms))),
        'resident at the start and the end, MB': `${reports[0]?.residentMb ?? 0}, ${reports.at(-1)?.residentMb ?? 0}`,
      },
    };
  },
};

function lineOf({ part, statements, seconds, answers, heap, violations }: Report): string {
  const { rows = 0, error = 0, unsupported = 0, stopped = 0 } = answers;
  const [start, end] = (heap ?? [0, 0]).map((bytes) => (bytes / MEGABYTE).toFixed(1));
  return (
    `${part}: ${statements} statements in ${seconds.toFixed(0)} s: answered ${rows}, refused ${error}, ` +
    `unsupported ${unsupported}, stopped ${stopped}, heap from ${start} to ${end} MB, violations ${violations.length}`
  );
}

/** Runs the fuzz and gives its exit code. */
function play(args: readonly string[], seed: number, tell: (report: Report) => void): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = fork(SCRIPT, [...args], { execArgv: ['--expose-gc'] });
    guardProcess(child);
    child.send(drawWorlds(seed));
    child.on('message', (message) => tell(Report.parse(message)));
    child.on('error', reject);
    child.on('exit', resolve);
  });
}
