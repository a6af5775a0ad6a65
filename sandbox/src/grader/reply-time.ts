import { setTimeout as sleep } from 'node:timers/promises';
import type { Refusal } from '@sqltown/shared/refusals';
import type { Graded } from '../sandbox.ts';

/**
 * When a verdict that hidden rows had a part in may leave, after grading began: at even steps, and from the last of
 * those on half as late again each. Small enough that who waits for one is still within what a reply may take.
 */
const STEP_MS = 25;
const EVEN_UNTIL_MS = 200;
const GROWTH = 1.5;

/** The step at which a reply leaves that took so long: the clock tells the step, and no more (GR22). */
export function replyTimeOf(elapsedMs: number): number {
  if (elapsedMs <= EVEN_UNTIL_MS) return Math.max(1, Math.ceil(elapsedMs / STEP_MS)) * STEP_MS;
  let step = EVEN_UNTIL_MS;
  while (step < elapsedMs) step = Math.ceil(step * GROWTH);
  return step;
}

/** Waits until a reply that was begun at `startedAt` may leave; at once when hidden rows had no part in it. */
export async function untilReplyTime(reply: Graded | Refusal, startedAt: number): Promise<void> {
  if (reply.kind === 'refused' || !isOfHidden(reply)) return;
  const elapsedMs = performance.now() - startedAt;
  await sleep(replyTimeOf(elapsedMs) - elapsedMs);
}

function isOfHidden({ verdict }: Graded): boolean {
  return verdict.kind === 'passed' || (verdict.kind === 'wrong' && verdict.reason === 'hidden');
}
