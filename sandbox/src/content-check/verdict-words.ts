import type { Verdict } from '@sqltown/shared/api';

/** A verdict in one line. `isAnswer`: whether the engine did what was asked of it, be it right or wrong. */
export type VerdictWords = { readonly words: string; readonly isAnswer: boolean };

/**
 * All of a verdict that a learner reads, but for rows. Two engines agree where these words are the same; of an error its
 * code counts.
 */
export function verdictWords(verdict: Verdict): VerdictWords {
  if (verdict.kind === 'passed') return { words: 'passed', isAnswer: true };
  if (verdict.kind === 'wrong') {
    const { reason, message, hint } = verdict;
    return { words: `wrong (${reason}: ${message}${hint ? ` Hint: ${hint}` : ''})`, isAnswer: true };
  }
  const { outcome } = verdict;
  if (outcome.kind === 'error') return { words: `not counted (error ${outcome.error.code})`, isAnswer: true };
  const why = outcome.kind === 'rejected' ? `rejected: ${outcome.error.message}` : outcome.kind;
  return { words: `not counted (${why})`, isAnswer: false };
}
