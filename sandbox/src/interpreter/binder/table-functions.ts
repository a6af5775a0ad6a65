import { fail, Unsupported } from '../errors/failure.ts';
import type { TableFunction as TableFunctionSource } from '../tree/queries.ts';
import type { Frame } from './bound.ts';
import { joinReferences } from './bound.ts';
import { nameOf } from './calls.ts';
import type { FromPart, Standing } from './from.ts';
import { converted } from './operation.ts';
import { type Scope, type ScopeColumn, type ScopeSource, scopeOf } from './scope.ts';

/** A function in FROM: its arguments may read the sources to its left. */
export function bindTableFunction(source: TableFunctionSource, standing: Standing): FromPart {
  const { place, left, numbering } = standing;
  const { context } = place;
  const { semantics, run } = context;
  const { call, span } = source;
  const name = nameOf(call);
  const called = context.tableFunctions.get(name);
  if (!called) {
    if (context.unsupported.has(name.toUpperCase()) || context.functions.has(name))
      throw new Unsupported(`${name} in FROM`, span);
    return fail(
      { kind: 'unknown-function', name: call.name.parts[0]?.name ?? '', types: [] },
      call.name.span,
    );
  }
  const given = call.arguments.length;
  if (given < called.least || given > called.most) {
    fail({ kind: 'wrong-argument-count', name: call.name.parts[0]?.name ?? '', given }, call.span);
  }
  const scope: Scope = scopeOf({ sources: left?.sources ?? [], visible: left?.visible ?? [] }, place.scope);
  const inner = { ...place, scope, clause: 'FROM' as const, gather: null, alias: null };
  const values = call.arguments.map((argument, i) => {
    const value = place.bind.value(argument, inner);
    const parameter = called.parameters?.[Math.min(i, called.parameters.length - 1)] ?? 'any';
    if (parameter === 'any') return value;
    return converted(value, parameter, semantics.implicit(value.type, parameter, argument.span), run);
  });
  const site = {
    semantics,
    span: call.span,
    arguments: call.arguments.map((argument) => argument.span),
    constants: values.map((value) => value.constant),
  };
  const types = values.map(({ type }) => type);
  const rows = called.bind(types, site);
  const component = numbering.next++;
  const columns = called.columns(types, site);
  const alone = columns.length === 1 && semantics.dialect === 'postgresql' ? source.alias : null;
  const shown = source.alias ?? call.name.parts.at(-1);
  const named: ScopeSource = {
    folded: shown ? semantics.fold(shown.name, shown.quoted, 'table') : null,
    name: shown?.name ?? name,
    component,
    table: null,
    columns: columns.map((column, index): ScopeColumn => {
      const renamed = source.columns[index] ?? alone;
      const kept = renamed ? renamed.name : column.name;
      return {
        name: kept,
        folded: semantics.fold(kept, renamed?.quoted ?? true, 'column'),
        type: column.type,
        origin: null,
        places: [{ component, index, convert: null }],
        hidden: false,
      };
    }),
  };
  const open = (frame: Frame) => {
    const now = values.map((value) => value.evaluate(frame));
    return !called.takesNull && now.includes(null) ? [] : rows(now, run);
  };
  return {
    relation: {
      kind: 'call',
      component,
      name: named.name,
      width: columns.length,
      rows: open,
      references: joinReferences(values),
    },
    sources: [named],
    visible: named.columns,
  };
}
