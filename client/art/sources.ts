import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OLD_QUARTER } from '@sqltown/shared/plan';
import { BUILDING_TYPES } from '@sqltown/shared/rules';

const ART = fileURLToPath(new URL('.', import.meta.url));
const SHARED = fileURLToPath(new URL('../../shared/src/', import.meta.url));
const DRAWN_FROM = ['noise/index.ts', 'plan/terrain.ts'] as const;

/**
 * A hash of all that the pictures are drawn from: the art folder without its tests, and of the shared rules the
 * town plan and the footprints (a new price redraws nothing).
 */
export async function hashSources(): Promise<string> {
  const own = (await readdir(ART, { recursive: true })).filter(
    (f) => f.endsWith('.ts') && !f.endsWith('.test.ts'),
  );
  const files = [...own.map((f) => join(ART, f)), ...DRAWN_FROM.map((f) => join(SHARED, f))];
  const root = join(ART, '../..');
  const sum = createHash('sha256');
  for (const file of files.sort()) {
    sum.update(relative(root, file).replaceAll('\\', '/'));
    sum.update(await readFile(file));
  }
  sum.update(JSON.stringify(OLD_QUARTER));
  sum.update(
    JSON.stringify(Object.entries(BUILDING_TYPES).map(([kind, { footprint }]) => [kind, footprint])),
  );
  return sum.digest('hex').slice(0, 16);
}
