import type { ResultSet } from '@sqltown/shared/api';
import { type Attempt, visibleOf } from './attempt.ts';
import { compareBags } from './bags.ts';
import { type OpenLook, lookOpenly } from './open-data.ts';
import { exactKey } from './values.ts';

type Sets = readonly ResultSet[];

/**
 * The hint of a known wrong answer, when this one shows the same on the visible and on all the open data
 * (GR16). Null when it is a mistake of its own. `visible`: what the answer shows there.
 */
export async function findHint(attempt: Attempt, visible: Sets, look?: OpenLook): Promise<string | null> {
  const { exercise, order, form, run, grade, references } = attempt;
  const isOrdered = exercise.orderBy !== null;
  let open = look ?? null;
  for (const mutant of exercise.mutants) {
    if (!mutant.hint) continue;
    const asked = { exercise, answer: mutant[order.dialect], form };
    const known = await references.on(run, visibleOf(attempt), asked);
    if (!isSame(known, visible, isOrdered)) continue;
    open ??= await lookOpenly(attempt);
    if (await isSameOpenly(open)) return mutant.hint;

    async function isSameOpenly({ databases, actual }: OpenLook): Promise<boolean> {
      for (const [i, database] of databases.entries()) {
        const shown = actual[i];
        const known = await references.on(
          grade,
          { name: database.key, database: { given: database } },
          asked,
        );
        if (!shown || !isSame(known, shown, isOrdered)) return false;
      }
      return true;
    }
  }
  return null;
}

function isSame(some: Sets, others: Sets, isOrdered: boolean): boolean {
  return (
    some.length === others.length &&
    some.every((set, i) => {
      const other = others[i];
      return other !== undefined && isSameSet(set, other, isOrdered);
    })
  );
}

function isSameSet(a: ResultSet, b: ResultSet, isOrdered: boolean): boolean {
  if (a.columns.length !== b.columns.length || a.rowCount !== b.rowCount) return false;
  if (isOrdered) return keysOf(a) === keysOf(b);
  const { missing, extra } = compareBags(a, b);
  return missing.length === 0 && extra.length === 0;
}

function keysOf({ rows }: ResultSet): string {
  return JSON.stringify(rows.map((row) => row.map(exactKey)));
}
