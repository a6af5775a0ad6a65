import { fork } from 'node:child_process';
import { z } from 'zod';
import { knownNames } from '../../command-line.ts';
import { guardProcess } from '../../testbed/guard.ts';
import type { Drill } from '../drill.ts';

const SCRIPT = 'sandbox/src/testing/parser-fuzz/main.ts';
const DIALECTS = ['sqlite', 'postgresql', 'mysql', 'mariadb', 'mssql', 'oracle'];
/** As many at once as the smallest machine has cores. */
const LANES = 2;
const CASES = 1_000_000;
const CASES_OF_A_SLICE = 4_000;
/** Random inputs whose growth is measured. */
const PUMPS = 200;
const PUMPS_OF_A_SLICE = 5;

const Report = z.object({
  part: z.string(),
  cases: z.int(),
  seconds: z.number(),
  counts: z.record(z.string(), z.number()),
  violations: z.array(z.string()),
});
type Report = z.infer<typeof Report>;

/**
 * A million inputs a dialect into lexer, parser and printer: characters, words, mutated and spliced statements of the
 * corpus, deep and long ones. Nothing may throw, print back to another tree, or take time that grows faster than its
 * input. `--rounds` is how many a dialect, `--only` names dialects.
 */
export const drill: Drill = {
  name: 'parser-fuzz',
  about: 'SQL that nobody writes, into the front end of six dialects',
  plants: ['quadratic-lexer', 'throwing-parser', 'dropped-parentheses', 'narrow-offsets'],
  async run({ seed, rounds, only, isSlice, plant, log }) {
    const dialects = knownNames('only', only?.join(','), DIALECTS) ?? DIALECTS;
    const cases = rounds ?? (isSlice === true ? CASES_OF_A_SLICE : CASES);
    const pumps = isSlice === true ? PUMPS_OF_A_SLICE : PUMPS;
    const args = ['--seed', String(seed), '--cases', String(cases), '--pumps', String(pumps)];
    if (plant !== undefined) args.push('--plant', plant);
    const violations: string[] = [];
    let done = 0;
    const waiting = [...dialects];
    await Promise.all(
      Array.from({ length: LANES }, async () => {
        for (let dialect = waiting.shift(); dialect !== undefined; dialect = waiting.shift()) {
          const { report, code } = await play([...args, '--dialect', dialect]);
          if (code !== 0) violations.push(`${dialect}: the process ended with ${code ?? 'a signal'}`);
          if (report === null) violations.push(`${dialect}: no report`);
          else {
            log(lineOf(report));
            // Told at once: the other dialects may take minutes.
            for (const violation of report.violations) log(`  ${violation}`);
            violations.push(...report.violations);
            done += report.cases;
          }
        }
      }),
    );
    return { violations, counts: { cases: done } };
  },
};

function lineOf({ part, cases, seconds, counts, violations }: Report): string {
  const told = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  return `${part}: ${cases} cases in ${seconds.toFixed(0)} s, ${told.join(', ')}, violations ${violations.length}`;
}

/** Runs the fuzz of one dialect: what it reports, and its exit code. */
function play(args: readonly string[]): Promise<{ report: Report | null; code: number | null }> {
  return new Promise((resolve, reject) => {
    const child = fork(SCRIPT, [...args]);
    guardProcess(child);
    let report: Report | null = null;
    child.on('message', (message) => {
      report = Report.parse(message);
    });
    child.on('error', reject);
    child.on('exit', (code) => resolve({ report, code }));
  });
}
