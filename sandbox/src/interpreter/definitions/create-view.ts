import { keptName, keyOf, lastPart } from '../catalog/names.ts';
import { type DatabaseState, TEMPORARY, type View } from '../catalog/state.ts';
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
