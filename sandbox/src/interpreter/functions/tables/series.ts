import type { Type } from '../../types/type.ts';
import { refuse } from '../define/complain.ts';
import { integerIn } from '../define/read.ts';
import { type DefineTable, tableFunction } from './define.ts';

export const NO_STEP = {
  postgresql: ['22023', 'step size cannot equal zero'],
  mssql: ['4199', 'Argument value 0 is invalid for argument 3 of generate_series function.'],
} as const;

const integers = seriesOf('II?I?');

export function seriesOf(signature: string): DefineTable {
  return tableFunction(
    signature,
    (name) => ({ [name === 'generate_series' ? 'generate_series' : 'value']: widest }),
    (_, { semantics: { dialect } }) =>
      function* series([start, end, step]) {
        const [first, last] = [integerIn(start), end === undefined ? 4_294_967_295n : integerIn(end)];
        // T-SQL counts down where the end lies before the start.
        const by = step === undefined ? (dialect === 'mssql' && last < first ? -1n : 1n) : integerIn(step);
        if (by === 0n) {
          if (dialect !== 'sqlite') refuse('GENERATE_SERIES', dialect, NO_STEP);
          return;
        }
        for (let value = first; by > 0n ? value <= last : value >= last; value += by) yield [value];
      },
  );
}

function widest(args: readonly Type[]): Type {
  const bits = Math.max(32, ...args.map((type) => (type.kind === 'integer' ? type.bits : 32)));
  return { kind: 'integer', bits: bits === 64 ? 64 : 32, unsigned: false };
}
/** SQL Server 2022 and SQLite's generate_series. */
export const series = integers;
