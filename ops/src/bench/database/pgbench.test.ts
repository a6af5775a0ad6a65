import { describe, expect, it } from 'vitest';
import { PLOT_META, plotOf, plotVariables } from './cities.ts';
import { scriptOf, throughputOf } from './pgbench.ts';

describe('a pgbench script', () => {
  const statement = {
    sql: `select $1::text,\n  $2::bigint, $10 from t`,
    parameters: ['house', '42', ...Array<null>(7).fill(null), 7],
  };

  it('is the statement on one line, with a variable for each parameter', () => {
    const { text, variables } = scriptOf(statement, ['\\set city 1'], new Map([['42', 'city']]));
    expect(text).toBe('\\set city 1\nselect :p1::text, :city::bigint, :p10 from t;\n');
    expect(variables).toEqual({ p1: 'house', p10: '7' });
  });
});

describe('what pgbench printed', () => {
  it('is its count and its rate', () => {
    expect(throughputOf(printed(0))).toEqual({ operations: 4711, perSecond: 1177.751 });
  });

  it('is refused with failures, or without a rate', () => {
    expect(() => throughputOf(printed(1))).toThrow(/nothing to compare/);
    expect(() => throughputOf('pgbench: error')).toThrow(/nothing to compare/);
  });
});

describe('the plots that are built on', () => {
  it.each([
    [0, 0, 0],
    [3, 7, 12_345],
    [60, 19, 39_999],
  ])('are the same for pgbench: run %i, worker %i, operation %i', (run, worker, n) => {
    const { cityId, bucket, x, y, serial } = plotOf(run, worker, n);
    const reckoned = reckon(PLOT_META, { client_id: worker, serial: plotVariables(run).serial + n });
    expect(reckoned).toMatchObject({
      city: BigInt(cityId),
      bucket: BigInt(bucket),
      x: BigInt(x),
      y: BigInt(y),
    });
    expect(reckoned['command']).toBe(BigInt(serial));
  });

  it('meet on no tile', () => {
    const seen = new Set<string>();
    for (const run of [0, 1])
      for (const worker of [0, 1, 19])
        for (let n = 0; n < 1_000; n++) {
          const { cityId, x, y } = plotOf(run, worker, n);
          seen.add(`${cityId}:${x}:${y}`);
        }
    expect(seen.size).toBe(6_000);
  });
});

const OPERATORS: Readonly<Record<string, (a: bigint, b: bigint) => bigint>> = {
  '+': (a, b) => a + b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '|': (a, b) => a | b,
  '<<': (a, b) => a << b,
};

/** Carries out `\set` lines of two whole numbers each, as pgbench does. */
function reckon(meta: readonly string[], start: Readonly<Record<string, number>>): Record<string, bigint> {
  const known = new Map(Object.entries(start).map(([name, value]) => [`:${name}`, BigInt(value)]));
  const valueOf = (term: string): bigint => known.get(term) ?? BigInt(term);
  for (const line of meta) {
    const [, name = '', a = '', operator = '', b = ''] = /^\\set (\w+) (\S+) (\S+) (\S+)$/.exec(line) ?? [];
    const operate = OPERATORS[operator];
    if (operate === undefined) throw new Error(`no sum: ${line}`);
    known.set(`:${name}`, operate(valueOf(a), valueOf(b)));
  }
  return Object.fromEntries([...known].map(([name, value]) => [name.slice(1), value]));
}

function printed(failed: number): string {
  return [
    'number of transactions actually processed: 4711',
    `number of failed transactions: ${failed} (0.000%)`,
    'tps = 1177.751 (without initial connection time)',
  ].join('\n');
}
