import { chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guardFolder } from './guard.ts';
import type { SystemUser } from './system-user.ts';

export type TempFolder = {
  readonly path: string;
  /** A folder inside it that only the owner may enter. */
  sub(name: string): string;
  remove(): void;
};

/** A new folder under the system's temporary one, given to `owner`, and gone at the latest with this process. */
export function tempFolder(purpose: string, owner: SystemUser | null = null): TempFolder {
  const path = mkdtempSync(join(tmpdir(), `sqltown-${purpose}-`));
  give(path, owner);
  const forget = guardFolder(path);
  const remove = (): void => {
    // A process that was killed a moment ago may still have been writing when its folder was read.
    rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
    forget();
  };
  const sub = (name: string): string => {
    const folder = join(path, name);
    mkdirSync(folder, { mode: 0o700 });
    give(folder, owner);
    return folder;
  };
  return { path, sub, remove };
}

function give(path: string, owner: SystemUser | null): void {
  if (owner) chownSync(path, owner.uid, owner.gid);
}
