import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';

const run = promisify(execFile);
const path = (name: string): string => fileURLToPath(new URL(`../../../../${name}`, import.meta.url));
const CONFIG = fileURLToPath(new URL('rolldown.config.ts', import.meta.url));

export type Bundle = {
  /** What a page imports; the rest it fetches as it needs it. */
  readonly entry: string;
  /** Gzipped kB of all files. */
  readonly kilobytes: number;
  /** Gzipped kB of these files, each on its own as it travels; files that are none of the bundle's don't count. */
  weigh(files: readonly string[]): number;
  remove(): Promise<void>;
};

/** The interpreter as a browser loads it: an entry, and chunks behind it, minified. */
export async function makeBundle(): Promise<Bundle> {
  const folder = await mkdtemp(join(tmpdir(), 'sqltown-bundle-'));
  await run(path('node_modules/.bin/rolldown'), ['--config', CONFIG, '--dir', folder]);
  const sizes = new Map<string, number>();
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    sizes.set(file, gzipSync(await readFile(file), { level: 9 }).length / 1_000);
  }
  const weigh = (files: readonly string[]) => files.reduce((sum, file) => sum + (sizes.get(file) ?? 0), 0);
  return {
    entry: join(folder, 'browser.js'),
    kilobytes: weigh([...sizes.keys()]),
    weigh,
    remove: () => rm(folder, { recursive: true }),
  };
}
