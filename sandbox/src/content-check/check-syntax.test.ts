import { LESSON_DIALECTS, createCatalogue } from '@sqltown/content/grading';
import { CHAPTERS } from '@sqltown/content/public';
import { describe, expect, test } from 'vitest';
import { parse } from '../interpreter/parser/parse.ts';
import { checkDatasets, checkSyntax } from './check-syntax.ts';
import { PLANTS } from './plants.ts';

const catalogue = createCatalogue();
const lessons = CHAPTERS.flatMap((chapter) => chapter.lessons);

describe('the content in six dialects', () => {
  test('has answers that parse', () => {
    expect([...catalogue.exercises.values()].flatMap(checkSyntax)).toEqual([]);
  });

  test('has datasets that parse', () => {
    expect(checkDatasets(catalogue)).toEqual([]);
  });

  test('is found out where it does not', () => {
    const spoilt = PLANTS['unreadable-dialect']?.(catalogue) ?? catalogue;
    expect([...spoilt.exercises.values()].flatMap(checkSyntax)).toEqual([
      expect.objectContaining({
        dialect: 'oracle',
        what: expect.stringMatching(/^the solution is no SQL: ORA-/),
      }),
    ]);
  });

  test.each(LESSON_DIALECTS)('has examples and starters for queries that parse in %s', (dialect) => {
    const examples = lessons.map((lesson) => lesson.examples[dialect].sql);
    const mended = lessons
      .flatMap(({ exercises }) => exercises)
      .filter(({ id }) => id === 'the-week-of-lamps' || id === 'lamp-oil')
      .map(({ starter }) => starter[dialect]);
    expect([...examples, ...mended].filter((sql) => parse(sql, dialect).kind !== 'parsed')).toEqual([]);
  });
});
