import type { DialectName } from '../../interpreter/dialects/dialect.ts';
import { seededRandom } from '../../interpreter/run/random.ts';
import { check } from './check.ts';
import { diceFrom } from '../dice.ts';
import { findSuperlinear } from './growth.ts';
import { inputsFor } from './inputs.ts';
import { SOUND, type Subject } from './subject.ts';

export type FuzzOptions = {
  readonly seed: number;
  readonly cases: number;
  /** Random inputs whose growth is measured, besides the known ones. */
  readonly pumps: number;
  readonly subject?: Subject;
};

export type FuzzReport = {
  readonly cases: number;
  /** By what was made, and by how it was taken. */
  readonly counts: Readonly<Record<string, number>>;
  readonly violations: readonly string[];
};

/** Enough to see what is wrong. */
const MOST_VIOLATIONS = 20;
/** The share of cases that a broken promise is shown with. */
const SHOWN_CHARS = 300;

/** Inputs of one dialect into lexer, parser and printer, then their growth. Ends early at the twentieth violation. */
export function fuzzDialect(dialect: DialectName, options: FuzzOptions): FuzzReport {
  const { seed, cases, pumps, subject = SOUND } = options;
  const dice = diceFrom(seededRandom(seed));
  const next = inputsFor(dialect, dice);
  const counts: Record<string, number> = {};
  const violations: string[] = [];
  let done = 0;
  for (; done < cases && violations.length < MOST_VIOLATIONS; done += 1) {
    const { kind, sql } = next();
    const finding = check(sql, dialect, subject);
    counts[kind] = (counts[kind] ?? 0) + 1;
    counts[finding.kind] = (counts[finding.kind] ?? 0) + 1;
    if (finding.kind === 'violation') {
      violations.push(`${dialect}: ${JSON.stringify(sql.slice(0, SHOWN_CHARS))} ${finding.what}`);
    }
  }
  const growth = findSuperlinear(dialect, { subject, dice, next, random: pumps });
  counts['growths measured'] = growth.measured;
  return { cases: done, counts, violations: [...violations, ...growth.violations] };
}
