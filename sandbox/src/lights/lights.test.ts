import type { Cell, ResultSet } from '@sqltown/shared/api';
import { MAX_LIGHTS } from '@sqltown/shared/lights';
import { describe, expect, test } from 'vitest';
import { lightsOf } from './lights.ts';

const set = (rows: Cell[][]): ResultSet => ({
  columns: (rows[0] ?? []).map((_, i) => ({ name: `c${i}`, type: 'any' })),
  rows,
  rowCount: rows.length,
  truncated: false,
  command: 'SELECT',
});
const outcome = (rows: Cell[][]) => ({
  kind: 'rows' as const,
  results: [set(rows)],
  elapsedMs: 0,
  notices: [],
});
const probe = (mode: 'rows' | 'distinct' | 'aggregate' | 'grouped', tables = 1) => ({
  kind: 'probe' as const,
  mode,
  by: mode === 'grouped' ? [0] : ('all' as const),
  tables,
  sql: '',
  columns: new Set(['id', 'name', 'beds']),
});

describe('lights', () => {
  test('[LG1] each row lights its landmark, with its label', () => {
    expect(
      lightsOf(
        probe('rows'),
        set([['a'], ['b']]),
        outcome([
          ['a', 7, 'Inn'],
          ['b', 9, 'Well'],
        ]),
      ),
    ).toEqual({
      kind: 'lit',
      lights: [
        { landmarkId: 7, row: 1, label: 'Inn' },
        { landmarkId: 9, row: 2, label: 'Well' },
      ],
      total: 2,
    });
  });

  test('[LG1] a number that the query worked out makes the badge, and a plain column does not', () => {
    const rows = outcome([['Inn', 60, 31, 7, 'Inn']]);
    const result = {
      ...set([['Inn', 60, 31]]),
      columns: [
        { name: 'name', type: 'text' as const },
        { name: 'beds', type: 'integer' as const },
        { name: 'still_free', type: 'integer' as const },
      ],
    };
    expect(lightsOf(probe('rows'), result, rows)).toMatchObject({ lights: [{ label: '31 still free' }] });
    const named = { ...result, columns: result.columns.with(2, { name: 'id', type: 'integer' as const }) };
    expect(lightsOf(probe('rows'), named, rows)).toMatchObject({ lights: [{ label: 'Inn' }] });
  });

  test('[LG4] a landmark lights once, with its first row', () => {
    const lights = lightsOf(
      probe('rows'),
      set([['a'], ['b']]),
      outcome([
        ['a', 7, 'x'],
        ['b', 7, 'y'],
      ]),
    );
    expect(lights).toMatchObject({ lights: [{ landmarkId: 7, row: 1 }], total: 1 });
  });

  test('[LG4] no more than the limit, and the total tells', () => {
    const rows = Array.from({ length: MAX_LIGHTS + 50 }, (_, i): Cell[] => [i]);
    const lights = lightsOf(
      probe('rows'),
      set(rows),
      outcome(rows.map(([i]) => [i ?? null, Number(i), null])),
    );
    expect(lights).toMatchObject({ kind: 'lit', total: MAX_LIGHTS + 50 });
    expect(lights.kind === 'lit' && lights.lights).toHaveLength(MAX_LIGHTS);
  });

  test('[LG2] rows that fell together light with the row that stands for them', () => {
    const lights = lightsOf(
      probe('distinct'),
      set([[1], [2]]),
      outcome([
        [2, 5, ''],
        [1, 6, ''],
        [2, 7, ''],
        [3, 8, ''],
      ]),
    );
    expect(lights).toMatchObject({
      lights: [
        { landmarkId: 5, row: 2 },
        { landmarkId: 6, row: 1 },
        { landmarkId: 7, row: 2 },
      ],
    });
  });

  test('[LG2] what was counted lights for the one row', () => {
    expect(
      lightsOf(
        probe('aggregate'),
        set([[2]]),
        outcome([
          [5, 'x'],
          [6, 'y'],
        ]),
      ),
    ).toMatchObject({ total: 2 });
  });

  test('[LG1] a row of a join lights a landmark of each table, those that it has', () => {
    const rows = outcome([
      ['a', 7, 'Inn', 9, 'Asha'],
      ['b', 7, 'Inn', null, null],
      ['c', null, null, 4, 'Bina'],
    ]);
    expect(lightsOf(probe('rows', 2), set([['a'], ['b'], ['c']]), rows)).toEqual({
      kind: 'lit',
      lights: [
        { landmarkId: 7, row: 1, label: 'Inn' },
        { landmarkId: 9, row: 1, label: 'Asha' },
        { landmarkId: 4, row: 3, label: 'Bina' },
      ],
      total: 3,
    });
  });

  test('[LG2] a group lights the rows that it gathers, and one that HAVING left out does not', () => {
    const rows = outcome([
      ['a', 5, ''],
      ['b', 6, ''],
      ['a', 7, ''],
      ['c', 8, ''],
    ]);
    const grouped = set([
      ['b', 1],
      ['a', 2],
    ]);
    expect(lightsOf(probe('grouped'), grouped, rows)).toMatchObject({
      lights: [
        { landmarkId: 5, row: 2 },
        { landmarkId: 6, row: 1 },
        { landmarkId: 7, row: 2 },
      ],
      total: 3,
    });
  });

  test.each([
    [
      'other rows',
      [['a'], ['b']],
      outcome([
        ['a', 7, ''],
        ['c', 9, ''],
      ]),
    ],
    [
      'another order',
      [['a'], ['b']],
      outcome([
        ['b', 9, ''],
        ['a', 7, ''],
      ]),
    ],
    ['fewer rows', [['a'], ['b']], outcome([['a', 7, '']])],
    ['no key', [['a']], outcome([['a', null, '']])],
    ['no rows', [], outcome([])],
    ['a stop', [['a']], { kind: 'stopped' as const, limit: 'time' as const, message: '', elapsedMs: 1 }],
    ['nothing', [['a']], undefined],
  ])('[LG3] %s lights nothing', (_name, rows, probed) => {
    expect(lightsOf(probe('rows'), set(rows), probed)).toMatchObject({ kind: 'dark' });
  });

  test('a long label is cut', () => {
    const lights = lightsOf(probe('rows'), set([['a']]), outcome([['a', 7, '🪔'.repeat(60)]]));
    expect(lights.kind === 'lit' && lights.lights[0]?.label.length).toBeLessThanOrEqual(40);
  });
});
