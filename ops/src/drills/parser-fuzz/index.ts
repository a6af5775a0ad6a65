import { fork } from 'node:child_process';
import { z } from 'zod';
import { guardProcess } from '../../testbed/guard.ts';
import type { Drill } from '../drill.ts';

const SCRIPT = 'sandbox/src/testing/parser-fuzz/main.ts';
const DIALECTS = 6;
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
 * input. `--rounds` is how many a dialect.
 */
export const drill: Drill = {
  name: 'parser-fuzz',
  about: 'SQL that nobody writes, into the front end of six dialects',
  plants: ['quadratic-lexer', 'throwing-parser', 'dropped-parentheses', 'narrow-offsets'],
  async run({ seed, rounds, isSlice, plant, log }) {
    const cases = rounds ?? (isSlice === true ? CASES_OF_A_SLICE : CASES);
    const pumps = isSlice === true ? PUMPS_OF_A_SLICE : PUMPS;
    const args = ['--seed', String(seed), '--cases', String(cases), '--pumps', String(pumps)];
    const reports: Report[] = [];
    const code = await play(plant === undefined ? args : [...args, '--plant', plant], (report) => {
      const { part, seconds, counts, violations } = report;
      const told = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
      log(
        `${part}: ${report.cases} cases in ${seconds.toFixed(0)} s, ${told.join(', ')}, violations ${violations.length}`,
      );
      reports.push(report);
    });
    const violations = reports.flatMap((report) => report.violations);
    if (code !== 0) violations.push(`the process ended with ${code ?? 'a signal'}`);
    if (reports.length !== DIALECTS)
      violations.push(`${reports.length} of ${DIALECTS} dialects came to their end`);
    return { violations, counts: { cases: reports.reduce((sum, report) => sum + report.cases, 0) } };
  },
};

/** Runs the fuzz and gives its exit code. */
function play(args: readonly string[], tell: (report: Report) => void): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = fork(SCRIPT, [...args]);
    guardProcess(child);
    child.on('message', (message) => tell(Report.parse(message)));
    child.on('error', reject);
    child.on('exit', resolve);
  });
}
