import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { adminSocketPath } from './admin/index.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

let folder: string;
const started: ChildProcess[] = [];
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'sqltown-main-'))));
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

type Run = {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly errors: () => string;
  readonly exit: Promise<number | null>;
};

function start(env: Record<string, string>): Run {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env['PATH'] ?? '', HOST: '127.0.0.1', LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  let [out, errors] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, out: () => out, errors: () => errors, exit };
}

function listen(): Promise<{ probe: Server; port: number }> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      resolve({ probe, port: typeof address === 'object' && address !== null ? address.port : 0 });
    });
  });
}

async function freePort(): Promise<number> {
  const { probe, port } = await listen();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** What a start that fails says: its only line, with its exit code before it. */
async function failureOf(run: Run): Promise<string> {
  const code = await run.exit;
  const lines = run.errors().trimEnd().split('\n');
  return lines.length === 1 ? `${code}: ${lines[0]}` : `${lines.length} lines: ${lines.join(' | ')}`;
}

it('[H1] a bad value and a misspelt key stop the start in one line', async () => {
  expect(await failureOf(start({ PORT: 'http' }))).toMatch(/^1: Configuration: PORT: write a whole number/);
  expect(await failureOf(start({ DATA_DRI: '/x' }))).toMatch(
    /^1: Configuration: DATA_DRI: .*Did you mean DATA_DIR\?$/,
  );
});

it.each(['uws', 'ws'])(
  '[H15] a port in use stops the start in one line, with TRANSPORT=%s',
  async (transport) => {
    const { probe, port } = await listen();
    const run = start({ PORT: String(port), DATA_DIR: folder, TRANSPORT: transport });
    expect(await failureOf(run)).toMatch(/^1: Port \d+ is in use\. .*set PORT to another/);
    probe.close();
  },
);

it('[H15] a data folder that cannot be written to stops the start in one line', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(await failureOf(start({ PORT: String(await freePort()), DATA_DIR: join(file, 'data') }))).toMatch(
    /^1: The data folder .* set DATA_DIR/,
  );
});

it('[H15] starts, refuses a second start on the same data, and a signal saves and ends it with 0', async () => {
  const port = await freePort();
  const first = start({ PORT: String(port), DATA_DIR: folder });
  const ready = new Promise<void>((resolve) => {
    first.child.stdout?.on('data', () => first.out().includes('is ready') && resolve());
  });
  await Promise.race([ready, first.exit.then(() => Promise.reject(new Error(first.errors())))]);
  expect(first.out()).toContain(`http://localhost:${port}`);
  expect(first.out()).toContain(folder);
  expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
  expect(await failureOf(start({ PORT: String(await freePort()), DATA_DIR: folder }))).toMatch(
    /^1: .*(?:in use|another).*/i,
  );
  first.child.kill('SIGINT');
  expect(await first.exit).toBe(0);
  expect(first.out()).toContain('Everything is saved');
  expect(existsSync(adminSocketPath(folder))).toBe(false);
}, 120_000);
