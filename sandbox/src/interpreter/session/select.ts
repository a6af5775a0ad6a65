import { keptName, keyOf, lastPart } from '../catalog/names.ts';
import { TEMPORARY } from '../catalog/state.ts';
import { tableFrom } from '../definitions/create-table-as.ts';
import { isTemporaryName } from '../definitions/temporary-name.ts';
import { newName } from '../definitions/new-name.ts';
import { Unsupported } from '../errors/failure.ts';
import type { Name } from '../tree/expressions.ts';
import type { Query, Select } from '../tree/queries.ts';
import { assignSelected } from '../control/select-variables.ts';
import { runQuery } from './run-query.ts';
import type { Done, Work } from './work.ts';

/** A query as a statement: it answers with rows, fills a table (INTO), or sets variables. */
export function runSelect(query: Query, work: Work): Done {
  const { body } = query;
  if (body.type === 'select' && body.into) return selectInto(query, body, body.into, work);
  if (body.type === 'select' && body.items.some(({ assigns }) => assigns !== null)) {
    return assignSelected(query, body, work);
  }
  const { columns, rows, sources } = runQuery(query, work);
  return {
    state: work.context.state,
    rowCount: rows.length,
    answer: { columns, rows, sources },
    notices: [],
  };
}

/** SELECT … INTO of T-SQL and PostgreSQL: a new table that holds the rows. */
function selectInto(query: Query, body: Select, into: Name, work: Work): Done {
  const { semantics, state } = work.context;
  const name = keptName(lastPart(into), semantics);
  const temporary = isTemporaryName(name, semantics.dialect);
  const key = (temporary ? TEMPORARY : '') + keyOf(name, semantics);
  newName({ key, name, span: into.span, mayExist: false }, work);
  const table = tableFrom({ ...query, body: { ...body, into: null } }, { name, temporary, names: [] }, work);
  const unnamed = table.columns.find((column) => column.name === '');
  if (unnamed) throw new Unsupported('SELECT … INTO with a column without a name', into.span);
  const relations = new Map([...state.relations, [key, table]]);
  return { state: { ...state, relations }, rowCount: table.rows.length, answer: null, notices: [] };
}
