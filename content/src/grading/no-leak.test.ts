import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LESSON_DIALECTS } from '../dialects/per-dialect.ts';
import * as everything from '../public/index.ts';
import { createCatalogue } from './index.ts';

const ENTRY = new URL('../public/index.ts', import.meta.url);
/** A shorter query may be the beginning of another exercise's starter. */
const TELLING_CHARS = 40;

/** Every file of this package that `from` takes values from, with its text. */
function modulesFrom(from: URL, seen = new Map<string, string>()): Map<string, string> {
  if (seen.has(from.href)) return seen;
  const source = readFileSync(from, 'utf8');
  seen.set(from.href, source);
  for (const [, path] of source.matchAll(/^(?:import|export)(?! type)[^;]*?['"](\.[^'"]+)['"]/gm)) {
    modulesFrom(new URL(path!, from), seen);
  }
  return seen;
}

/** Every text inside a value, however deep. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}

const answers = [...createCatalogue().exercises.values()];
const starters = new Set(
  answers.flatMap(({ id }) => Object.values(everything.findExercise(id)!.exercise.starter)),
);
const queries = answers
  .flatMap(({ solution, alternates, mutants }) => [solution, ...alternates, ...mutants])
  .flatMap((sql) => LESSON_DIALECTS.map((dialect) => sql[dialect]))
  .filter((sql) => !starters.has(sql));
const hints = answers.flatMap((answer) => answer.hints);

describe('what the browser may see', () => {
  const modules = modulesFrom(ENTRY);
  const sources = [...modules.values()].join('\n');

  it('reaches the lessons, and neither answers, hidden rows nor node', () => {
    const paths = [...modules.keys()].map((href) => href.split('/content/src/')[1]!);
    expect(paths.filter((path) => path.startsWith('lessons/')).length).toBeGreaterThan(10);
    expect(paths.filter((path) => /^(answers|datasets|grading|witnesses)\//.test(path))).toEqual([]);
    expect(sources).not.toMatch(/from 'node:/);
  });

  it('holds no query of an answer', () => {
    const texts = textsIn(everything.CHAPTERS);
    expect(texts.filter((text) => queries.includes(text))).toEqual([]);
  });

  it('holds no part of an answer, in its values or its sources', () => {
    const secrets = [...queries.filter((sql) => sql.length > TELLING_CHARS), ...hints];
    const values = JSON.stringify(everything.CHAPTERS);
    expect(secrets.length).toBeGreaterThan(200);
    expect(secrets.filter((secret) => values.includes(JSON.stringify(secret).slice(1, -1)))).toEqual([]);
    expect(secrets.filter((secret) => sources.includes(secret))).toEqual([]);
  });
});
