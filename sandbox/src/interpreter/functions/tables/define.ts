import type { Run } from '../../run/run.ts';
import type { Type } from '../../types/type.ts';
import type { Row, Value } from '../../values/value.ts';
import { checkTypes, conversionOf, factsOf } from '../define/scalar.ts';
import { readSignature } from '../define/signature.ts';
import { type Result, resultType } from '../define/types.ts';
import type { CallSite, TableFunction } from '../function.ts';

export type DefineTable = (name: string) => TableFunction;
type Columns = Readonly<Record<string, Result>>;
type Rows = (values: readonly Value[], run: Run) => Iterable<Row>;

/** A function in FROM: what it takes, its columns, and how it makes its rows. Each row is a step of the budget. */
export function tableFunction(
  signature: string,
  columns: Columns | ((name: string) => Columns),
  bindRows: (args: readonly Type[], site: CallSite) => Rows,
  options: Pick<TableFunction, 'takesNull'> = {},
): DefineTable {
  const shape = readSignature(signature);
  return (name) => {
    const named = Object.entries(typeof columns === 'function' ? columns(name.toLowerCase()) : columns);
    const columnsOf = (args: readonly Type[], site: CallSite) =>
      named.map(([column, result]) => ({ name: column, type: resultType(result, args, site) }));
    return {
      kind: 'table',
      name,
      ...factsOf(shape),
      ...options,
      columns: columnsOf,
      type(args, site) {
        checkTypes(shape, name, args, site);
        return columnsOf(args, site)[0]?.type ?? { kind: 'null' };
      },
      bind(args, site) {
        const ready = conversionOf(shape, args, site);
        const rows = bindRows(args, site);
        return function* evaluate(values, run) {
          const given = ready(values, run);
          if (!options.takesNull && given.includes(null)) return;
          for (const row of rows(given, run)) {
            run.budget.step();
            yield row;
          }
        };
      },
    };
  };
}

/** The first of these that takes arguments of such types, the last where none does. */
export function overloadedTable(
  ...choices: readonly (readonly [fits: (args: readonly Type[]) => boolean, define: DefineTable])[]
): DefineTable {
  return (name) => {
    const all = choices.map(([fits, define]) => ({ fits, own: define(name) }));
    const pick = (args: readonly Type[]): TableFunction => {
      const found = all.find(({ fits }) => fits(args)) ?? all.at(-1);
      if (!found) throw new Error(`${name} has no variant`);
      return found.own;
    };
    const owns = all.map(({ own }) => own);
    return {
      kind: 'table',
      name,
      least: Math.min(...owns.map(({ least }) => least)),
      most: Math.max(...owns.map(({ most }) => most)),
      type: (args, site) => pick(args).type(args, site),
      columns: (args, site) => pick(args).columns(args, site),
      bind: (args, site) => pick(args).bind(args, site),
    };
  };
}
