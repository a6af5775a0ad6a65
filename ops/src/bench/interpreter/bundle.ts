import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';

const run = promisify(execFile);
const path = (name: string): string => fileURLToPath(new URL(`../../../../${name}`, import.meta.url));

export type Bundle = { readonly file: string; readonly kilobytes: number; remove(): Promise<void> };

/** The interpreter as a browser loads it, minified; its size is gzipped. */
export async function makeBundle(): Promise<Bundle> {
  const folder = await mkdtemp(join(tmpdir(), 'sqltown-bundle-'));
  const file = join(folder, 'interpreter.mjs');
  const options = ['--minify', '--format', 'esm', '--platform', 'browser', '--file', file];
  await run(path('node_modules/.bin/rolldown'), [path('sandbox/src/interpreter/index.ts'), ...options]);
  const kilobytes = gzipSync(await readFile(file), { level: 9 }).length / 1_000;
  return { file, kilobytes, remove: () => rm(folder, { recursive: true }) };
}
