import { execFileSync } from 'node:child_process';

/** A process and all its descendants, eldest first. */
export function familyOf(pid: number): readonly number[] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const pairs = table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const family = [pid];
  for (const member of family) {
    for (const [child, parent] of pairs) if (parent === member && child !== undefined) family.push(child);
  }
  return family;
}

/** Signals a whole family. The eldest is held meanwhile, so that nobody is born unseen. */
export function signalFamily(pid: number, signal: NodeJS.Signals): void {
  send(pid, 'SIGSTOP');
  for (const member of familyOf(pid)) send(member, signal);
  if (signal !== 'SIGSTOP') send(pid, 'SIGCONT');
}

/** Whether there is such a process that still runs: one that has ended and waits for its parent doesn't. */
export function isAlive(pid: number): boolean {
  try {
    const state = execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
    return !state.trim().startsWith('Z');
  } catch {
    // ps exits with 1 for a process that isn't there.
    return false;
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // It ended by itself between the look and the signal.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
