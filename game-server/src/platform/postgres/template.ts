import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PgliteEngine } from './pglite-engine.ts';

/**
 * An empty PGlite cluster as an image: starting a database from it takes a second, initdb takes five. Made when
 * first needed and kept beside the installed packages (or in the temporary folder, where those are read-only).
 */
export async function templateImage(): Promise<Uint8Array> {
  const folders = [join(packagesFolder(), '.cache', 'sqltown'), join(tmpdir(), 'sqltown-cache')];
  const name = `pglite-${pgliteVersion()}.tar.gz`;
  for (const folder of folders) {
    const path = join(folder, name);
    if (existsSync(path)) return readFile(path);
  }
  const engine = new PgliteEngine({ folder: null, image: null });
  const image = await engine.dump();
  await engine.close();
  await keep(folders, name, image);
  return image;
}

/** Several processes may do this at once: each writes its own file and moves it into place whole. */
async function keep(folders: readonly string[], name: string, image: Uint8Array): Promise<void> {
  for (const folder of folders) {
    try {
      await mkdir(folder, { recursive: true });
      const own = join(folder, `${name}.${randomBytes(6).toString('hex')}`);
      await writeFile(own, image);
      await rename(own, join(folder, name));
      return;
    } catch (error) {
      // A read-only place: the next one is tried, and without any the image is made again next time.
      if (!(error instanceof Error && 'code' in error)) throw error;
    }
  }
}

const require = createRequire(import.meta.url);

function packagesFolder(): string {
  const entry = require.resolve('@electric-sql/pglite');
  return entry.slice(0, entry.lastIndexOf('@electric-sql'));
}

function pgliteVersion(): string {
  const manifest: unknown = require(join(packagesFolder(), '@electric-sql/pglite/package.json'));
  return String(Reflect.get(manifest as object, 'version'));
}
