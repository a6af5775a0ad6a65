import { type Refusal, refuse } from '@sqltown/shared/refusals';

/** Told in whole seconds, and never "at once". */
export function busy(waitMs: number): Refusal {
  return { ...refuse('sandbox-busy'), retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1_000)) };
}
