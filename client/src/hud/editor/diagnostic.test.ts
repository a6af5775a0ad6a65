import type { SqlError } from '@sqltown/shared/api';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markFor } from './diagnostic.ts';

const all = (sql: string) => ({ sql, from: 0 });

const error = (at: Partial<SqlError>): SqlError => ({ message: 'no such column: nam', code: '42703', ...at });

describe('where the squiggle goes', () => {
  const text = 'SELECT nam\nFROM people';

  it('covers what the engine pointed at', () => {
    expect(markFor(error({ offset: 7, length: 3, suggestion: 'name' }), all(text))).toMatchObject({
      from: 7,
      to: 10,
      message: 'no such column: nam',
      suggestion: 'name',
    });
  });

  it('covers the word when the engine gave no length', () => {
    expect(markFor(error({ offset: 8 }), all(text))).toMatchObject({ from: 7, to: 10 });
  });

  it('covers the last word when the query ended too early', () => {
    expect(markFor(error({ offset: text.length }), all(text))).toMatchObject({ from: 16, to: text.length });
    expect(markFor(error({ offset: 99 }), all('SELECT  '))).toMatchObject({ from: 0, to: 6 });
  });

  it('counts from where the selection began that was run', () => {
    expect(markFor(error({ offset: 0, length: 4 }), { sql: 'FROM people', from: 11 })).toMatchObject({
      from: 11,
      to: 15,
    });
  });

  it('is nowhere when the engine did not say', () => {
    expect(markFor(error({}), all(text))).toBeNull();
    expect(markFor(error({ offset: 3 }), all(''))).toBeNull();
  });

  it('always lies inside the text and is never empty', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, unit: 'grapheme' }),
        fc.integer({ min: -5, max: 200 }),
        fc.option(fc.nat(50), { nil: undefined }),
        (sql, offset, length) => {
          const mark = markFor(error({ offset, ...(length === undefined ? {} : { length }) }), all(sql));
          expect(mark).not.toBeNull();
          expect(mark!.from).toBeGreaterThanOrEqual(0);
          expect(mark!.to).toBeGreaterThan(mark!.from);
          expect(mark!.to).toBeLessThanOrEqual(sql.length);
        },
      ),
    );
  });
});
