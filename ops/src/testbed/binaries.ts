import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const NAMES = {
  postgres: { package: 'postgresql', places: ['/usr/local/bin', '/usr/bin', ...postgresFolders()] },
  'redis-server': { package: 'redis-server', places: ['/usr/local/bin', '/usr/bin', '/opt/homebrew/bin'] },
  mariadbd: {
    package: 'mariadb-server',
    places: ['/usr/local/sbin', '/usr/sbin', '/usr/local/bin', '/usr/bin'],
  },
  chromium: { package: 'chromium', places: ['/usr/bin', '/usr/local/bin', '/snap/bin'] },
} as const;

export type BinaryName = keyof typeof NAMES;

/** The folder-qualified path of an installed server or browser, or null. */
export function findBinary(name: BinaryName): string | null {
  const onPath = (process.env['PATH'] ?? '').split(':').filter((folder) => folder !== '');
  for (const folder of [...NAMES[name].places, ...onPath]) {
    const path = join(folder, name);
    if (existsSync(path)) return path;
  }
  return null;
}

/** The Debian package that brings a binary, for the line that says what is missing. */
export function packageOf(name: BinaryName): string {
  return NAMES[name].package;
}

function postgresFolders(): string[] {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return [];
  const newestFirst = readdirSync(root).sort((a, b) => Number(b) - Number(a));
  return newestFirst.map((version) => join(root, version, 'bin'));
}
