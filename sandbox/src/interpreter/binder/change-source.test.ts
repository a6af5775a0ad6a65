import { describe, expect, it } from 'vitest';
import type { Expression } from '../tree/expressions.ts';
import { contextOf, parseQuery, town } from '../executor/small-town.ts';
import { bindChangeSource, type ChangeReading } from './index.ts';

const NOTHING = { with: null, orderBy: [], limit: null, top: null } as const;

/** What a change would read if it were written as this SELECT. */
function reading(sql: string, targets: readonly string[]): ChangeReading {
  const { body, orderBy, limit } = parseQuery(sql, 'sqlite');
  if (body.type !== 'select') throw new Error('a SELECT is read');
  const outputs = body.items.map(({ expression }): Expression => expression);
  return { ...NOTHING, from: body.from, where: body.where, orderBy, limit, outputs, targets };
}

describe('what a change reads', () => {
  const context = contextOf('', { state: town('sqlite') });

  it('[IN52] is the stored rows of its targets and the values that it needs', () => {
    const sql = `SELECT h.floors + 1, d.name FROM houses h JOIN districts d ON d.id = h.district_id
      WHERE d.name = 'North' ORDER BY h.id DESC`;
    const source = bindChangeSource(reading(sql, ['h']), context);
    const rows = [...(source?.rows() ?? [])];
    expect(rows.map(({ stored }) => stored.map((row) => row?.id))).toEqual([[2], [1]]);
    expect(rows.map(({ values }) => values)).toEqual([
      [2n, 'North'],
      [3n, 'North'],
    ]);
  });

  it('[IN52] has no stored row where an outer join has none', () => {
    const sql = 'SELECT h.id FROM houses h LEFT JOIN districts d ON d.id = h.district_id WHERE h.id = 4';
    const source = bindChangeSource(reading(sql, ['h', 'd']), context);
    expect([...(source?.rows() ?? [])].map(({ stored }) => stored.map((row) => row?.id))).toEqual([
      [4, undefined],
    ]);
  });

  it('[IN52] is null where the target is not in FROM', () => {
    expect(bindChangeSource(reading('SELECT 1 FROM houses', ['citizens']), context)).toBeNull();
  });
});
