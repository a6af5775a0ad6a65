import type { Cell, ResultSet } from '@sqltown/shared/api';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCsv, toMarkdown } from './export.ts';

const set = (rows: Cell[][], names = ['name', 'n']): ResultSet => ({
  columns: names.map((name, i) => ({ name, type: i === 1 ? 'integer' : 'text' })),
  rows,
  rowCount: rows.length,
  truncated: false,
  command: 'SELECT',
});

describe('a result copied as CSV', () => {
  it('tells NULL from the empty string', () => {
    expect(
      toCsv(
        set([
          [null, 1],
          ['', 2],
        ]),
      ),
    ).toBe('name,n\r\n,1\r\n"",2\r\n');
  });

  it('quotes commas, quotes and line breaks', () => {
    expect(toCsv(set([['a,"b"\nc', 1]]))).toBe('name,n\r\n"a,""b""\nc",1\r\n');
  });

  it('keeps exact and large numbers, and their sign', () => {
    expect(toCsv(set([[{ decimal: '-0.10' }, { int: '9007199254740993' }]]))).toContain(
      '-0.10,9007199254740993',
    );
  });

  it('never hands a spreadsheet a formula', () => {
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r'), fc.string(), (first, rest) => {
        const field = toCsv(set([[first + rest, 1]], [first + rest, 'n']));
        for (const line of [field, field.slice(field.indexOf('\r\n') + 2)]) {
          expect(line).toMatch(/^"?'/);
        }
      }),
    );
  });
});

describe('a result copied as Markdown', () => {
  it('stays one table, whatever is in it', () => {
    const table = toMarkdown(
      set([
        ['a|b\n<script>', 4],
        [null, -1],
      ]),
    );
    expect(table.trim().split('\n')).toEqual([
      '| name | n |',
      '| --- | --: |',
      '| a\\|b<br>&lt;script> | 4 |',
      '| NULL | -1 |',
    ]);
  });
});
