import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const Report = z.object({ numPassedTests: z.int(), numFailedTests: z.int(), numFailedTestSuites: z.int() });

export type TestReport = { readonly passed: number; readonly failed: number; readonly exitCode: number };

/** Runs Vitest as its own process, its output passed through, and counts what it ran from its JSON report. */
export async function runVitest(options: {
  readonly config: string;
  readonly filters?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}): Promise<TestReport> {
  const folder = mkdtempSync(join(tmpdir(), 'sqltown-tests-'));
  const file = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const child = spawn(
    'vitest',
    ['run', '--config', options.config, ...reporters, ...(options.filters ?? [])],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...options.env },
    },
  );
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
  try {
    const report = Report.parse(JSON.parse(readFileSync(file, 'utf8')));
    // A suite that fails to load has no tests to count as failed.
    const failed = Math.max(
      report.numFailedTests,
      report.numFailedTestSuites > 0 ? 1 : 0,
      exitCode === 0 ? 0 : 1,
    );
    return { passed: report.numPassedTests, failed, exitCode };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The closing line that CI reads. */
export function countTests({ passed, failed }: Pick<TestReport, 'passed' | 'failed'>): string {
  return `${passed} passed, ${failed} failed`;
}
