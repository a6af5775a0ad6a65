import { fork } from 'node:child_process';
import { z } from 'zod';
import { guardProcess } from '../../testbed/guard.ts';
import type { Drill } from '../drill.ts';

const SCRIPT = 'sandbox/src/testing/leaks/main.ts';
const DIALECTS: readonly string[] = ['sqlite', 'postgresql'];
/** A slice asks one question in so many. */
const SLICE = 8;

const Report = z.object({
  part: z.string(),
  cases: z.int(),
  counts: z.record(z.string(), z.number()),
  violations: z.array(z.string()),
});
type Report = z.infer<typeof Report>;

/** Two hundred answers a dialect that try to carry hidden rows out by errors, shapes and work: the replies must be alike. */
export const drill: Drill = {
  name: 'leaks',
  about: 'answers that ask about hidden rows, graded on two variants of them',
  plants: ['open-is-hidden', 'witness-from-hidden', 'stop-is-told', 'slow-on-secret'],
  async run({ seed, isSlice, only = DIALECTS, plant, log }) {
    const args = [
      '--seed',
      String(seed),
      '--every',
      String(isSlice === true ? SLICE : 1),
      '--only',
      only.join(),
    ];
    const reports: Report[] = [];
    const code = await play(plant === undefined ? args : [...args, '--plant', plant], (report) => {
      const counts = Object.entries(report.counts).map(([name, count]) => `${name} ${count}`);
      log(
        `${report.part}: ${report.cases} questions, ${counts.join(', ')}, violations ${report.violations.length}`,
      );
      reports.push(report);
    });
    const violations = reports.flatMap((report) => report.violations);
    if (code !== 0) violations.push(`the process ended with ${code ?? 'a signal'}`);
    if (reports.length !== only.length)
      violations.push(`${reports.length} of ${only.length} dialects came to their end`);
    const heavyApart = reports.reduce((sum, { counts }) => sum + (counts['heavyApart'] ?? 0), 0);
    return {
      violations,
      counts: {
        questions: reports.reduce((sum, report) => sum + report.cases, 0),
        'told by the clock alone, through heavy work': heavyApart,
      },
    };
  },
};

/** Asks the questions and gives the exit code. */
function play(args: readonly string[], tell: (report: Report) => void): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = fork(SCRIPT, [...args]);
    guardProcess(child);
    child.on('message', (message) => tell(Report.parse(message)));
    child.on('error', reject);
    child.on('exit', resolve);
  });
}
