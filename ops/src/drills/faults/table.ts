import type { Outcome, Scenario } from './scenario.ts';

export type Row = { readonly scenario: Scenario; readonly outcome: Outcome; readonly tookMs: number };

const HEAD = '| id | verdict | fault | what was done | counts | recovered in | criterion |';

export function tableHead(): string[] {
  return [HEAD, HEAD.replaceAll(/[^|]+/g, ' --- ')];
}

/** A row as it can be pasted into a report. */
export function tableRow({ scenario: { id, fault, criterion }, outcome, tookMs }: Row): string {
  const { did, recoverMs, violations } = outcome;
  const counts = Object.entries(outcome.counts).map(([name, value]) => `${name} ${shown(value)}`);
  const recovered = recoverMs === undefined ? '–' : `${(recoverMs / 1000).toFixed(1)} s`;
  const verdict = violations.length === 0 ? 'held' : 'BROKEN';
  const took = `${(tookMs / 1000).toFixed(0)} s`;
  return `| ${[id, verdict, fault, did, [...counts, took].join(', '), recovered, criterion].join(' | ')} |`;
}

function shown(value: number | string): string {
  if (typeof value === 'string' || Number.isInteger(value)) return String(value);
  return value.toFixed(1);
}
