import { describe, expect, it } from 'vitest';
import { LESSON_DIALECTS } from '../dialects/per-dialect.ts';
import { datasetNamed } from '../datasets/index.ts';
import { createCatalogue } from '../grading/index.ts';
import { findExercise } from '../public/index.ts';
import { CHAPTERS } from '../public/index.ts';

const answers = [...createCatalogue().exercises.values()];

/** SQL without the differences that no engine sees. */
const bare = (sql: string): string => sql.replaceAll(/\s+/g, ' ').trim().toLowerCase();

describe('the answers', () => {
  it('are there for every exercise', () => {
    const ids = CHAPTERS.flatMap((c) => c.lessons).flatMap((l) => l.exercises.map((e) => e.id));
    expect(answers.map((answer) => answer.id)).toEqual(ids);
  });

  it.each(answers)('$id: no two queries are the same', ({ id, solution, alternates, mutants }) => {
    for (const dialect of LESSON_DIALECTS) {
      const queries = [solution, ...alternates, ...mutants].map((sql) => bare(sql[dialect]));
      expect(new Set(queries).size).toBe(queries.length);
      expect(queries.slice(0, 1 + alternates.length)).not.toContain(
        bare(findExercise(id)!.exercise.starter[dialect]),
      );
    }
  });

  it.each(answers)('$id: has mutants, an alternate and three hints', ({ alternates, mutants, hints }) => {
    expect(mutants.length).toBeGreaterThanOrEqual(2);
    expect(mutants.filter((mutant) => mutant.hint).length).toBeGreaterThanOrEqual(2);
    expect(alternates.length).toBeGreaterThanOrEqual(1);
    expect(new Set(hints).size).toBe(3);
  });

  it.each(answers)(
    '$id: neither task nor hint gives the solution away',
    ({ id, solution, hints, mutants }) => {
      const told = [findExercise(id)!.exercise.task, ...hints, ...mutants.map((mutant) => mutant.hint ?? '')];
      for (const dialect of LESSON_DIALECTS) {
        for (const text of told) expect(bare(text)).not.toContain(bare(solution[dialect]));
      }
    },
  );

  it.each(answers)('$id: says by which columns, exactly when order counts', ({ id, orderBy }) => {
    expect(findExercise(id)!.exercise.ordered).toBe(orderBy !== null);
  });

  it('cut only after a key that never ties', () => {
    const solutions = answers.flatMap(({ solution }) => LESSON_DIALECTS.map((dialect) => solution[dialect]));
    const cut = solutions.filter((sql) => /\b(limit|top|fetch)\b/i.test(sql));
    expect(cut.length).toBeGreaterThan(0);
    expect(cut.filter((sql) => !/, id(\nLIMIT \d+|\nFETCH FIRST \d+ ROWS ONLY)?$/.test(sql))).toEqual([]);
  });

  it.each(answers)('$id: compares only with words that hidden rows use', ({ dataset, solution }) => {
    const tables = Object.values(datasetNamed(dataset).vocabulary.words);
    const edges = tables.flatMap((columns) => Object.values(columns).flatMap((words) => words.edges));
    const literals = LESSON_DIALECTS.flatMap((dialect) => comparedWith(solution[dialect]));
    expect(literals.filter((literal) => !edges.includes(literal))).toEqual([]);
  });
});

/** What WHERE compares with: texts as they are, numbers with their neighbours; no LIKE patterns. */
function comparedWith(sql: string): (string | number)[] {
  const condition = /\bWHERE\b([^]*?)(?:\bORDER BY\b|$)/.exec(sql)?.[1] ?? '';
  const texts = [...condition.matchAll(/'([^'%_]+)'/g)].map(([, text]) => text!);
  const numbers = [...condition.replaceAll(/'[^']*'/g, '').matchAll(/\b\d+\b/g)].map(Number);
  return [...texts, ...numbers.filter((n) => n > 0).flatMap((n) => [n - 1, n, n + 1])];
}
