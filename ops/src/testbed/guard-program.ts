import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { signalFamily } from './process-family.ts';

/** What the guard is told, a line each. */
export type GuardLine = {
  readonly thing:
    | { readonly kind: 'process'; readonly pid: number }
    | { readonly kind: 'folder'; readonly path: string };
  readonly isHeld: boolean;
};

/** Its input ends when the process that started it does, in whatever way: what it holds then has nobody else. */
const held = new Map<string, GuardLine['thing']>();
for await (const line of createInterface({ input: process.stdin })) {
  const { thing, isHeld } = JSON.parse(line) as GuardLine;
  if (isHeld) held.set(JSON.stringify(thing), thing);
  else held.delete(JSON.stringify(thing));
}
// Last started, first ended; folders once nobody writes to them.
const things = [...held.values()].reverse();
for (const thing of things) if (thing.kind === 'process') signalFamily(thing.pid, 'SIGKILL');
for (const thing of things) {
  if (thing.kind === 'folder')
    rmSync(thing.path, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
}
