import { fork } from 'node:child_process';
import { z } from 'zod';
import { guardProcess } from '../../testbed/guard.ts';
import type { Drill } from '../drill.ts';

const SCRIPT = 'game-server/src/testing/frames/main.ts';
const CASES = 1_000_000;
const CASES_OF_A_SLICE = 10_000;

const Report = z.object({
  part: z.string(),
  cases: z.int(),
  counts: z.record(z.string(), z.number()),
  violations: z.array(z.string()),
});
type Report = z.infer<typeof Report>;

/**
 * A million malformed frames into the stream's decoder, a million right ones through it, and a million malformed
 * messages into the city's room. `--rounds` is how many of each.
 */
export const drill: Drill = {
  name: 'frames',
  about: 'bytes that nobody sends, into the codec and into the room',
  plants: ['throwing-decoder', 'narrow-facing', 'unparsed-payload', 'slow-message'],
  async run({ seed, rounds, isSlice, plant, log }) {
    const cases = rounds ?? (isSlice === true ? CASES_OF_A_SLICE : CASES);
    const args = ['--seed', String(seed), '--cases', String(cases)];
    const reports: Report[] = [];
    const code = await play(plant === undefined ? args : [...args, '--plant', plant], (report) => {
      const counts = Object.entries(report.counts).map(([name, count]) => `${name} ${count}`);
      log(
        `${report.part}: ${report.cases} cases, ${counts.join(', ')}, violations ${report.violations.length}`,
      );
      reports.push(report);
    });
    const violations = reports.flatMap(({ part, violations }) => violations.map((v) => `${part}: ${v}`));
    if (code !== 0) violations.push(`the process ended with ${code ?? 'a signal'}`);
    if (reports.length !== 3) violations.push(`${reports.length} of 3 parts came to their end`);
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
