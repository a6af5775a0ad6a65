import { describe, expect, it } from 'vitest';
import { byMention } from './by-mention.ts';

const tables = ['buildings', 'families', 'ghats', 'dharamshalas'].map((name) => ({ name }));
const first = (sql: string, task: string): string => byMention(tables, { sql, task })[0]!.name;

describe('the table that is shown first', () => {
  it('is the one that the task speaks of, in the singular as in the plural', () => {
    expect(first('', 'Show **name** and **beds** of every dharamshala.')).toBe('dharamshalas');
    expect(first('', 'Which family has a boat?')).toBe('families');
  });

  it('is the one that the query reads before the one that the task names', () => {
    expect(first('SELECT * FROM ghats', 'Every building.')).toBe('ghats');
  });

  it('is not one that only a comment names', () => {
    expect(first('-- near the ghats', 'Every dharamshala.')).toBe('dharamshalas');
  });

  it('is the first of the town when nothing is named', () => {
    expect(byMention(tables, { sql: '', task: '' })).toEqual(tables);
  });
});
