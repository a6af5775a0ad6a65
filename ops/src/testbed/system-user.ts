import { execFileSync } from 'node:child_process';

export type SystemUser = { readonly uid: number; readonly gid: number };

/** Who database servers run as when this process is root, which they refuse to be; null where it isn't. */
export function unprivilegedUser(): SystemUser | null {
  return process.getuid?.() === 0 ? { uid: idOfNobody('-u'), gid: idOfNobody('-g') } : null;
}

function idOfNobody(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
}
