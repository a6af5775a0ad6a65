import { refuse } from '../binder/own-rules.ts';
import { keptName, keyOf, lastPart } from '../catalog/names.ts';
import { type DatabaseState, TEMPORARY, type View } from '../catalog/state.ts';
import type { DialectName } from '../dialects/dialect.ts';
import { fail } from '../errors/failure.ts';
import { describeQuery } from '../session/run-query.ts';
import type { Work } from '../session/work.ts';
import type { CreateView } from '../tree/definitions.ts';
import { newName } from './new-name.ts';

/** CREATE VIEW: the query is bound once, so that a wrong one is found now; SQLite alone waits until it is asked. */
export function createView(node: CreateView, work: Work): DatabaseState {
  const { semantics, state } = work.context;
  const name = keptName(lastPart(node.name), semantics);
  const key = (node.temporary ? TEMPORARY : '') + keyOf(name, semantics);
  const before = state.relations.get(key);
  const replaces = node.orReplace && before?.kind === 'view';
  if (!replaces && !newName({ key, name, span: node.name.span, mayExist: node.ifNotExists }, work))
    return state;
  const view: View = {
    kind: 'view',
    name,
    columns: columnsOf(node, work),
    query: node.query,
    text: work.context.sql.slice(node.query.span.offset, node.query.span.offset + node.query.span.length),
    temporary: node.temporary,
  };
  return { ...state, relations: new Map([...state.relations, [key, view]]) };
}

function columnsOf(node: CreateView, work: Work): string[] {
  const { semantics } = work.context;
  const outputs = describeQuery(node.query, work);
  const given = node.columns.map((column) => keptName(column, semantics, 'column'));
  if (
    given.length > 0 &&
    given.length !== outputs.length &&
    (given.length > outputs.length || semantics.dialect !== 'postgresql')
  ) {
    fail(
      {
        kind: 'common-table-columns',
        name: lastPart(node.name).name,
        wanted: given.length,
        given: outputs.length,
      },
      node.span,
    );
  }
  if (given.length === 0) checkNamed(node, outputs, semantics.dialect);
  const names = outputs.map((output, i) => given[i] ?? output.name);
  const seen = new Set<string>();
  for (const name of names) {
    const folded = semantics.fold(name, true, 'column');
    if (seen.has(folded) && semantics.dialect !== 'sqlite') {
      fail({ kind: 'duplicate-column', name, table: lastPart(node.name).name }, node.query.span);
    }
    seen.add(folded);
  }
  return names;
}

/** T-SQL and Oracle ask for a name where a view's column has none of its own. */
function checkNamed(
  { query: { body } }: CreateView,
  outputs: readonly { readonly name: string }[],
  dialect: DialectName,
): void {
  const items = body.type === 'select' ? body.items : [];
  if (dialect === 'oracle') {
    const nameless = items.find(({ alias, expression }) => !alias && !NAMED.has(expression.type));
    if (nameless)
      refuse('ORA-00998', 'must name this expression with a column alias', nameless.expression.span);
  }
  const at = dialect === 'mssql' ? outputs.findIndex(({ name }) => name === '') : -1;
  if (at < 0) return;
  const what = `Create View or Function failed because no column name was specified for column ${at + 1}.`;
  refuse('4511', what, items[at]?.expression.span ?? body.span);
}

const NAMED: ReadonlySet<string> = new Set(['column', 'star']);
