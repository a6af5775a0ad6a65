import { describe, expect, it } from 'vitest';
import type { DatabaseState, Table } from '../catalog/state.ts';
import { explain, type ExplainedStep } from '../executor/index.ts';
import { ask, tableOf, town } from '../executor/small-town.ts';
import type { Row } from '../values/value.ts';

/** Every step of a plan, the last first. */
function stepsOf(sql: string, state: DatabaseState = town('sqlite')): ExplainedStep[] {
  const { execution } = ask(sql, { state });
  const flat = (one: ExplainedStep): ExplainedStep[] => [one, ...one.inputs.flatMap(flat)];
  return flat(explain(execution.plan));
}

function kindsOf(sql: string, state?: DatabaseState): string[] {
  return stepsOf(sql, state).map(({ kind, detail }) => `${kind} ${detail}`.trim());
}

/** Lamps in their thousands: enough for an index to matter. */
function lamps(count: number, indexed: boolean): DatabaseState {
  const rows = Array.from({ length: count }, (_, i): Row => [BigInt(i), BigInt(i % 100), `lamp ${i}`]);
  const columns = [
    ['id', 'INTEGER'],
    ['street', 'INTEGER'],
    ['name', 'TEXT'],
  ] as const;
  const plain = tableOf('lamps', { columns, rows }, 'sqlite');
  const index = {
    name: 'by_street',
    keys: [],
    columns: [1],
    descending: [false],
    unique: false,
    where: null,
  };
  const table: Table = { ...plain, indexes: indexed ? [index] : [] };
  return { ...town('sqlite'), relations: new Map([['lamps', table], ...town('sqlite').relations]) };
}

describe('the plan', () => {
  it('[IN61] takes an index on the filtered column, where there is one', () => {
    const sql = 'SELECT name FROM lamps WHERE street = 7';
    expect(kindsOf(sql, lamps(1_000, false))).toContain('full scan lamps');
    expect(kindsOf(sql, lamps(1_000, true))).toContain('index lookup lamps by by_street');
  });

  it('[IN61] takes it for a range that leaves few rows, and not for one that leaves most', () => {
    expect(kindsOf('SELECT name FROM lamps WHERE street > 97', lamps(1_000, true))).toContain(
      'index range lamps by by_street',
    );
    expect(kindsOf('SELECT name FROM lamps WHERE street > 3', lamps(1_000, true))).toContain(
      'full scan lamps',
    );
  });

  it('[IN61] finds a row by its key', () => {
    const [found] = stepsOf('SELECT name FROM lamps WHERE id = 70', lamps(1_000, false)).filter(
      ({ kind }) => kind === 'index lookup',
    );
    expect(found).toMatchObject({ detail: 'lamps by primary key lamps_pkey', rows: 1 });
  });

  it('[IN62] joins by an index, by a hash table, or row by row where nothing is equal', () => {
    expect(kindsOf('SELECT 1 FROM houses h JOIN districts d ON d.id = h.district_id')).toContain(
      'index join d by primary key districts_pkey',
    );
    expect(kindsOf('SELECT 1 FROM houses h JOIN citizens c ON c.house_id = h.id').join()).toMatch(
      /(hash|index) join/,
    );
    expect(kindsOf('SELECT 1 FROM houses h JOIN citizens c ON c.age > h.floors')).toContain('nested loop');
  });

  it('[IN62] puts off a table that would multiply the rows', () => {
    const kinds = kindsOf(
      'SELECT 1 FROM citizens c, districts d, houses h WHERE c.house_id = h.id AND h.district_id = d.id',
    );
    expect(kinds.filter((kind) => kind.startsWith('nested loop'))).toEqual([]);
  });

  it('[IN62] asks a condition before the join that it does not need', () => {
    const [filter] = stepsOf(
      "SELECT 1 FROM houses h JOIN citizens c ON c.house_id = h.id WHERE c.name = 'Ada'",
    ).filter(({ kind }) => kind === 'filter');
    expect(filter).toMatchObject({ rows: 1 });
    expect(filter?.inputs[0]?.kind).toBe('full scan');
  });

  it('[IN63] asks a correlated subquery by key, not by searching its table for each row', () => {
    const { execution } = ask(
      'SELECT id, (SELECT COUNT(*) FROM lamps o WHERE o.street = l.street) FROM lamps l',
      { state: lamps(2_000, false), limits: { steps: 200_000, cells: 4_000_000 } },
    );
    expect(execution.plan.tally.rows).toBe(2_000);
  });

  it('[IN64] counts the rows that each step really gave', () => {
    const steps = stepsOf('SELECT name FROM houses WHERE floors > 1 ORDER BY name LIMIT 1');
    expect(steps.map(({ kind, rows }) => `${kind} ${rows}`)).toEqual([
      'cut 1',
      'sort 1',
      'project 2',
      'filter 2',
      'full scan 4',
    ]);
  });
});
