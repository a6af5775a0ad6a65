import type { Cell, Column, ResultSet } from '@sqltown/shared/api';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CompareRules, compareResults } from './compare.ts';

const BAG: CompareRules = { orderBy: null, columnNames: 'ignore' };
const BY_FIRST: CompareRules = { orderBy: [{ column: 0, descending: false }], columnNames: 'ignore' };
const NAMED: CompareRules = { orderBy: null, columnNames: 'match' };

type SetOptions = { names?: string[]; types?: Column['type'][]; truncated?: boolean };

function set(rows: Cell[][], { names, types, truncated = false }: SetOptions = {}): ResultSet {
  const width = rows[0]?.length ?? names?.length ?? 1;
  const columns = Array.from(
    { length: width },
    (_, i): Column => ({ name: names?.[i] ?? `c${i}`, type: types?.[i] ?? 'any' }),
  );
  return { columns, rows, rowCount: rows.length, truncated, command: 'SELECT' };
}

const reasonOf = (expected: ResultSet, actual: ResultSet, rules = BAG): string => {
  const found = compareResults(expected, actual, rules);
  return found.kind === 'equal' ? 'equal' : found.reason;
};

describe('comparing results', () => {
  test.each<[string, string, Cell[][], Cell[][], string]>([
    ['GR4', 'the same rows', [[1], [2]], [[1], [2]], 'equal'],
    ['GR4', 'another order', [[1], [2]], [[2], [1]], 'equal'],
    ['GR4', 'a row too few', [[1], [2]], [[1]], 'rows-missing'],
    ['GR4', 'a row too many', [[1]], [[1], [2]], 'rows-extra'],
    ['GR4', 'a repeated row', [[1], [2]], [[1], [2], [2]], 'duplicates'],
    ['GR4', 'a repetition too few', [[1], [2], [2]], [[1], [2]], 'duplicates'],
    ['GR4', 'other repetitions', [[1], [1], [2]], [[1], [2], [2]], 'rows-differ'],
    ['GR4', 'another row', [[1], [2]], [[1], [3]], 'rows-differ'],
    ['GR4', 'other rows, one fewer', [[1], [2], [3]], [[1], [4]], 'rows-differ'],
    ['GR4', 'no rows', [[1]], [], 'no-rows'],
    ['GR4', 'no rows where none should be', [], [], 'equal'],
    ['GR4', 'rows where none should be', [], [[1]], 'rows-extra'],
    ['GR6', 'NULL and NULL', [[null]], [[null]], 'equal'],
    ['GR6', 'NULL and an empty text', [[null]], [['']], 'rows-differ'],
    ['GR6', 'NULL and 0', [[null]], [[0]], 'rows-differ'],
    ['GR6', 'the text NULL', [[null]], [['null']], 'rows-differ'],
    ['GR6', 'another case', [['Asha']], [['asha']], 'rows-differ'],
    ['GR6', 'a space behind', [['a']], [['a ']], 'rows-differ'],
    ['GR6', 'letters composed in two ways', [['\u00e9']], [['e\u0301']], 'rows-differ'],
    ['GR7', '5 and 5.0 as a decimal', [[5]], [[{ decimal: '5.0' }]], 'equal'],
    ['GR7', '5.10 and 5.1', [[{ decimal: '5.10' }]], [[{ decimal: '5.1' }]], 'equal'],
    ['GR7', '0 and -0.00', [[0]], [[{ decimal: '-0.00' }]], 'equal'],
    ['GR7', '.5 and 0.5', [[{ decimal: '.5' }]], [[{ decimal: '0.5' }]], 'equal'],
    ['GR7', '100 and 1E2', [[100]], [[{ decimal: '1E2' }]], 'equal'],
    ['GR7', '0.001 and 1e-3', [[{ decimal: '0.001' }]], [[{ decimal: '1e-3' }]], 'equal'],
    ['GR7', 'a decimal cent', [[{ decimal: '5.10' }]], [[{ decimal: '5.11' }]], 'rows-differ'],
    [
      'GR7',
      'a very small decimal difference',
      [[{ decimal: '0.33333333333333333' }]],
      [[{ decimal: '0.33333333333333334' }]],
      'rows-differ',
    ],
    [
      'GR7',
      'a large integer and its decimal',
      [[{ int: '9007199254740993' }]],
      [[{ decimal: '9007199254740993.0' }]],
      'equal',
    ],
    [
      'GR7',
      'large integers one apart',
      [[{ int: '9007199254740993' }]],
      [[{ int: '9007199254740994' }]],
      'rows-differ',
    ],
    ['GR7', 'floats that rounding tells apart', [[0.1 + 0.2]], [[0.3]], 'equal'],
    ['GR7', 'floats a thousandth apart', [[0.3]], [[0.301]], 'rows-differ'],
    ['GR7', 'a float and its decimal', [[0.5]], [[{ decimal: '0.50' }]], 'equal'],
    ['GR7', 'a third as float and decimal', [[1 / 3]], [[{ decimal: '0.3333333333333333' }]], 'equal'],
    ['GR7', 'large floats', [[1e15 + 0.5]], [[1e15]], 'equal'],
    ['GR7', 'signs', [[1.5]], [[-1.5]], 'rows-differ'],
    [
      'GR7',
      'floats beside text, in another order',
      [
        ['a', 0.1 + 0.2],
        ['b', 0.7],
      ],
      [
        ['b', 0.7],
        ['a', 0.3],
      ],
      'equal',
    ],
    [
      'GR7',
      'floats swapped between texts',
      [
        ['a', 0.5],
        ['b', 0.7],
      ],
      [
        ['a', 0.7],
        ['b', 0.5],
      ],
      'rows-differ',
    ],
    ['GR7', 'infinities', [['Infinity']], [['Infinity']], 'equal'],
    ['GR8', 'a number and its text', [[5]], [['5']], 'types'],
    ['GR8', 'a text and its number', [['5']], [[5]], 'types'],
    ['GR8', 'true and 1', [[true]], [[1]], 'rows-differ'],
    ['GR8', 'true and its text', [[true]], [['true']], 'types'],
    ['GR8', 'true and false', [[true]], [[false]], 'rows-differ'],
    ['GR8', 'a blob and its hex', [[{ blob: 'ff' }]], [['ff']], 'rows-differ'],
    ['GR8', 'blobs', [[{ blob: 'ff' }]], [[{ blob: 'ff' }]], 'equal'],
    ['GR8', 'a date and its text', [['2026-01-01']], [['2026-01-01']], 'equal'],
    ['GR8', 'a date and a moment', [['2026-01-01']], [['2026-01-01 00:00:00']], 'rows-differ'],
    ['GR3', 'a column too many', [[1]], [[1, 2]], 'column-count'],
    ['GR3', 'a column too few', [[1, 2]], [[1]], 'column-count'],
    ['GR3', 'columns swapped', [['a', 1]], [[1, 'a']], 'rows-differ'],
  ])('[%s] %s', (_rule, _name, expected, actual, reason) => {
    expect(reasonOf(set(expected), set(actual))).toBe(reason);
  });

  test.each<[string, Cell[][], Cell[][], string]>([
    [
      'the same order',
      [
        [1, 'a'],
        [2, 'b'],
      ],
      [
        [1, 'a'],
        [2, 'b'],
      ],
      'equal',
    ],
    [
      'ties in another order',
      [
        [1, 'a'],
        [1, 'b'],
        [2, 'c'],
      ],
      [
        [1, 'b'],
        [1, 'a'],
        [2, 'c'],
      ],
      'equal',
    ],
    [
      'the keys in another order',
      [
        [1, 'a'],
        [2, 'b'],
      ],
      [
        [2, 'b'],
        [1, 'a'],
      ],
      'order',
    ],
    [
      'a tie torn apart',
      [
        [1, 'a'],
        [1, 'b'],
        [2, 'c'],
      ],
      [
        [1, 'a'],
        [2, 'c'],
        [1, 'b'],
      ],
      'order',
    ],
    [
      'NULL keys at the other end',
      [
        [null, 'a'],
        [1, 'b'],
      ],
      [
        [1, 'b'],
        [null, 'a'],
      ],
      'order',
    ],
    [
      'float keys within the tolerance',
      [
        [0.3, 'a'],
        [0.5, 'b'],
      ],
      [
        [0.1 + 0.2, 'a'],
        [0.5, 'b'],
      ],
      'equal',
    ],
    ['other rows before the order', [[1, 'a']], [[1, 'b']], 'rows-differ'],
  ])('[GR5] %s', (_name, expected, actual, reason) => {
    expect(reasonOf(set(expected), set(actual), BY_FIRST)).toBe(reason);
  });

  test('[GR3] names matter only where the exercise says so, and never their case', () => {
    const wanted = set([[1]], { names: ['Name'] });
    expect(reasonOf(wanted, set([[1]], { names: ['title'] }))).toBe('equal');
    expect(reasonOf(wanted, set([[1]], { names: ['name'] }), NAMED)).toBe('equal');
    expect(reasonOf(wanted, set([[1]], { names: ['title'] }), NAMED)).toBe('column-names');
  });

  test('[GR9] a result that was cut is wrong', () => {
    expect(reasonOf(set([[1]]), set([[1]], { truncated: true }))).toBe('rows-extra');
  });

  test.each<[Cell[][], Cell[][], string]>([
    [[[1], [2], [3]], [[1]], 'The columns are right; 2 rows are missing.'],
    [[[1], [2]], [[1]], 'The columns are right; 1 row is missing.'],
    [[[1]], [[1], [2]], 'The columns are right; 1 row too many.'],
    [[[1], [2]], [[1], [3]], 'The columns and the number of rows are right; 1 row is not as expected.'],
    [[[1]], [[1, 2]], 'Your query returns 2 columns; the task asks for 1.'],
    [[[1]], [], 'The query runs, but it finds no rows. There should be 1.'],
  ])('[GR14] %j against %j is told as "%s"', (expected, actual, message) => {
    expect(compareResults(set(expected), set(actual), BAG)).toMatchObject({ message });
  });

  test('[GR4] any rows equal themselves in any order, and not with one row changed', () => {
    const cell = fc.oneof(
      fc.constant(null),
      fc.string({ maxLength: 3 }),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
    );
    const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(rows, fc.nat(), (made, turn) => {
        const all: Cell[][] = made.map((row) => [...row]);
        const at = turn % all.length;
        const turned = [...all.slice(at), ...all.slice(0, at)];
        expect(reasonOf(set(all), set(turned))).toBe('equal');
        const changed = turned.with(0, ['something else', ...(turned[0]?.slice(1) ?? [])]);
        expect(reasonOf(set(all), set(changed))).not.toBe('equal');
      }),
      { seed: 11 },
    );
  });
});
