import type { AttemptReply, Outcome, RunReply } from '@sqltown/shared/api';

/** "1 row", "4 rows": a count with its noun. */
export function count(n: number, noun: string): string {
  return `${n.toLocaleString('en')} ${n === 1 ? noun : `${noun}s`}`;
}

/** One line for the history and the screen reader. */
export function summaryOfRun({ outcome, lights }: RunReply): string {
  const words = summaryOfOutcome(outcome);
  if (outcome.kind !== 'rows' || lights.kind === 'dark') return words;
  return `${words} ${count(lights.total, 'building')} lit in the city.`;
}

export function summaryOfOutcome(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'rows': {
      const last = outcome.results.at(-1);
      if (last === undefined) return 'The query ran.';
      return last.columns.length === 0 ? `${last.command} ran.` : `${count(last.rowCount, 'row')}.`;
    }
    case 'error':
    case 'rejected':
      return outcome.error.message;
    default:
      return outcome.message;
  }
}

export function summaryOfAttempt({ verdict }: AttemptReply): string {
  switch (verdict.kind) {
    case 'passed':
      return 'Right.';
    case 'wrong':
      return `Almost. ${verdict.message}`;
    default:
      return `Not counted. ${summaryOfOutcome(verdict.outcome)}`;
  }
}
