import { assert, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { databases, keyedQueries, monotoneQueries } from './generated.ts';
import { needlessSources, traced, unsupportedRows } from './properties.ts';

const CASES = 5_000;
const MINUTES = 60_000;
/** `SEED=7` plays a run again. */
const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));

describe(`provenance over ${CASES} generated cases, seed ${seed}`, () => {
  it(
    '[IN75] suffices: a monotone query asked of the provenance alone gives the row',
    () => {
      let withRows = 0;
      assert(
        property(databases, monotoneQueries, (state, sql) => {
          if (traced(sql, state).length > 0) withRows += 1;
          expect({ sql, unsupported: unsupportedRows(sql, state) }).toEqual({ sql, unsupported: [] });
        }),
        { numRuns: CASES, seed },
      );
      expect(withRows).toBeGreaterThan(CASES / 3);
    },
    10 * MINUTES,
  );

  it(
    '[IN76] is needed: without a source row a keyed row goes',
    () => {
      let withRows = 0;
      assert(
        property(databases, keyedQueries, (state, sql) => {
          if (traced(sql, state).length > 0) withRows += 1;
          expect({ sql, needless: needlessSources(sql, state) }).toEqual({ sql, needless: [] });
        }),
        { numRuns: CASES, seed },
      );
      expect(withRows).toBeGreaterThan(CASES / 3);
    },
    10 * MINUTES,
  );
});
