import { type ChildProcess, spawn } from 'node:child_process';
import { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { GuardLine } from './guard-program.ts';

const PROGRAM = fileURLToPath(new URL('./guard-program.ts', import.meta.url));

let guard: ChildProcess | null = null;

/**
 * The guard is a process of its own that ends processes and removes folders once this process is gone, even by
 * SIGKILL, so that an interrupted drill leaves nothing behind.
 */
export function guardProcess(child: ChildProcess): void {
  const { pid } = child;
  // One that did not start needs no guard.
  if (pid === undefined) return;
  tell({ thing: { kind: 'process', pid }, isHeld: true });
  child.once('exit', () => tell({ thing: { kind: 'process', pid }, isHeld: false }));
}

/** @returns to be called when the folder was removed in good order. */
export function guardFolder(path: string): () => void {
  tell({ thing: { kind: 'folder', path }, isHeld: true });
  return () => tell({ thing: { kind: 'folder', path }, isHeld: false });
}

function tell(line: GuardLine): void {
  guard ??= startGuard();
  guard.stdin?.write(`${JSON.stringify(line)}\n`);
}

/** In a session of its own: what ends this process, such as a terminal's Ctrl-C, doesn't reach it. */
function startGuard(): ChildProcess {
  const child = spawn(process.execPath, [PROGRAM], { detached: true, stdio: ['pipe', 'ignore', 'inherit'] });
  // It waits for this process's end, which must not wait for it.
  child.unref();
  if (child.stdin instanceof Socket) child.stdin.unref();
  return child;
}
