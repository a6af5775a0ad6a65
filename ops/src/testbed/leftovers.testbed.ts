import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { familyOf, isAlive } from './process-family.ts';
import { tempFolder } from './temp-folder.ts';

export type Leftovers = { readonly processes: readonly number[]; readonly files: readonly string[] };

/** What should be left behind. */
export const NOTHING: Leftovers = { processes: [], files: [] };

/** Lets something start and stop with a temporary folder of its own, and sees what it left behind. */
export async function leftBehind(life: () => Promise<void>): Promise<Leftovers> {
  const outer = process.env['TMPDIR'];
  const root = mkdtempSync(join(tmpdir(), 'sqltown-leftovers-'));
  // Servers that run as somebody else have to get through it.
  chmodSync(root, 0o755);
  // Whoever cleans up after this process stays: it must be there before.
  tempFolder('guarded').remove();
  const before = new Set(familyOf(process.pid));
  process.env['TMPDIR'] = root;
  try {
    await life();
    const born = [...familyOf(process.pid), ...workingIn(root)].filter((pid) => !before.has(pid));
    return { processes: born.filter(isAlive), files: readdirSync(root) };
  } finally {
    if (outer === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = outer;
    rmSync(root, { recursive: true, force: true });
  }
}

/** Processes that name this folder, whoever's children they have become. */
function workingIn(folder: string): number[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  return lines.filter((line) => line.includes(folder)).map((line) => Number.parseInt(line, 10));
}
