import { Unsupported, fail } from '../errors/failure.ts';
import { runQuery } from '../session/run-query.ts';
import type { Done, Work } from '../session/work.ts';
import type { Query, Select } from '../tree/queries.ts';
import { variableKey } from './variables.ts';

/** T-SQL's SELECT @a = …: the last row's values stay; without a row the variables keep theirs. */
export function assignSelected(query: Query, body: Select, work: Work): Done {
  const { memory, context } = work;
  const { semantics, run, state } = context;
  const names = body.items.map(({ assigns, span }) => assigns ?? mixed(span));
  const items = body.items.map((item) => ({ ...item, assigns: null }));
  const { columns, rows } = runQuery({ ...query, body: { ...body, items } }, work);
  const last = rows.at(-1);
  for (const [i, name] of names.entries()) {
    const type = memory.variableTypes.get(variableKey(name));
    if (!type) fail({ kind: 'unknown-variable', name }, body.items[i]?.span ?? null);
    const from = columns[i]?.type ?? { kind: 'null' };
    const assign = semantics.assign(from, type, { name, table: '', span: body.items[i]?.span ?? null });
    if (!last) continue;
    const value = last[i] ?? null;
    memory.variables.set(variableKey(name), value === null ? null : assign(value, run));
  }
  return { state, rowCount: rows.length, answer: null, notices: [] };
}

/** SQL Server's error 141. */
function mixed(span: Select['span']): never {
  throw new Unsupported('SELECT that assigns and answers at once', span);
}
