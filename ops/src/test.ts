import { countTests, listFailures, runVitest } from './vitest-run.ts';

/** `npm test [-- filters]`: every suite that needs nothing but npm. The last line counts tests. */
const report = await runVitest({ config: 'vitest.config.ts', filters: process.argv.slice(2) });
process.stdout.write(listFailures(report.failures));
console.log(countTests(report));
process.exit(report.failed > 0 || report.exitCode !== 0 ? 1 : 0);
