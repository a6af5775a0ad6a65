import { describe, expect, it } from 'vitest';
import type { Shelf } from '../services/storage.ts';
import { Drafts, type PastRun } from './drafts.ts';

function memoryShelf(): Shelf & { kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    read: (key) => kept.get(key) ?? null,
    write: (key, value) => void kept.set(key, value),
    remove: (key) => void kept.delete(key),
  };
}

const run = (sql: string, at: number): PastRun => ({
  sql,
  at,
  dialect: 'sqlite',
  kind: 'run',
  ok: true,
  summary: '1 row',
});

describe('what a learner typed', () => {
  it('is kept by exercise and dialect, through a reload', () => {
    const shelf = memoryShelf();
    new Drafts(shelf).keep('who-lives-here', 'postgresql', 'SELECT 1');
    const later = new Drafts(shelf);
    expect(later.draft('who-lives-here', 'postgresql')).toBe('SELECT 1');
    expect(later.draft('who-lives-here', 'sqlite')).toBeNull();
  });

  it('an emptied editor stays empty', () => {
    const drafts = new Drafts(memoryShelf());
    drafts.keep('a', 'sqlite', '');
    expect(drafts.draft('a', 'sqlite')).toBe('');
  });

  it('a query run again moves to the front of the past, and the past is bounded', () => {
    const drafts = new Drafts(memoryShelf());
    for (let i = 0; i < 40; i++) drafts.remember('a', run(`SELECT ${i}`, i));
    drafts.remember('a', run('SELECT 30', 99));
    const past = drafts.past('a');
    expect(past).toHaveLength(30);
    expect(past[0]).toMatchObject({ sql: 'SELECT 30', at: 99 });
    expect(past.filter((one) => one.sql === 'SELECT 30')).toHaveLength(1);
  });

  it('a spoilt shelf reads as no past', () => {
    const shelf = memoryShelf();
    shelf.write('past.a', '{"not":"a list"');
    expect(new Drafts(shelf).past('a')).toEqual([]);
    shelf.write('past.a', '[null, 3, {"sql":"x"}]');
    expect(new Drafts(shelf).past('a')).toEqual([]);
  });
});
