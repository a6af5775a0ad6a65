import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { z } from 'zod';

const Report = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numFailedTestSuites: z.int(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
});

/** `failures` names what failed: a file and the sentence of its test, or the file alone where it didn't load. */
export type TestReport = {
  readonly passed: number;
  readonly failed: number;
  readonly failures: readonly string[];
  readonly exitCode: number;
};

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
    return { passed: report.numPassedTests, failed, failures: failuresOf(report), exitCode };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function failuresOf({ testResults }: z.infer<typeof Report>): string[] {
  return testResults.flatMap(({ name, status, assertionResults }) => {
    const file = relative(process.cwd(), name);
    const tests = assertionResults.filter((test) => test.status === 'failed');
    if (tests.length === 0) return status === 'failed' ? [file] : [];
    return tests.map(({ fullName }) => `${file}: ${fullName}`);
  });
}

/** What failed once more, a line each: whoever reads only the end of a long log finds it there. */
export function listFailures(failures: readonly string[]): string {
  return failures.map((failure) => `failed: ${failure}\n`).join('');
}

/** The closing line that CI reads. */
export function countTests({ passed, failed }: Pick<TestReport, 'passed' | 'failed'>): string {
  return `${passed} passed, ${failed} failed`;
}
