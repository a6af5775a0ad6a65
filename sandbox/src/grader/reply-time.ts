import { setTimeout as sleep } from 'node:timers/promises';
import type { Refusal } from '@sqltown/shared/refusals';
import type { Graded } from '../sandbox.ts';

/** When a verdict that hidden rows had a part in may leave, after grading began; beyond the last, twice as late each. */
const STEPS_MS = [50, 100, 150, 200] as const;

/** The step at which a reply leaves that took so long: the clock tells the step, and no more (GR22). */
export function replyTimeOf(elapsedMs: number): number {
  let step: number = STEPS_MS.find((ms) => ms >= elapsedMs) ?? STEPS_MS[STEPS_MS.length - 1] ?? 0;
  while (step < elapsedMs) step *= 2;
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
