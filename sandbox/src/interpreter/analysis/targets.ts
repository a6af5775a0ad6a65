import type { Name } from '../tree/expressions.ts';
import type { Query, TableSource, With } from '../tree/queries.ts';
import type { Assignment, Statement, Update } from '../tree/statements.ts';
import type { AnyNode } from '../tree/walk.ts';

/** What a statement writes to: tables, columns, and the nodes that stand for the tables in its tree. */
export type Targets = {
  readonly tables: readonly Name[];
  readonly columns: readonly Name[];
  readonly nodes: readonly AnyNode[];
};

const NONE: Targets = { tables: [], columns: [], nodes: [] };

export function targetsOf(statement: Statement): Targets {
  switch (statement.type) {
    case 'query': {
      const made = madeBy(statement);
      return made ? { ...NONE, tables: [made] } : NONE;
    }
    case 'insert': {
      const listed = statement.columns.map((column) => nameOf([column]));
      const set = 'type' in statement.source ? [] : statement.source;
      const updated = statement.onConflict?.assignments ?? [];
      return { ...NONE, tables: [statement.into], columns: [...listed, ...columnsOf([...set, ...updated])] };
    }
    case 'update':
      return targetsOfUpdate(statement);
    case 'delete':
      return tablesBehind(statement.targets, { among: statement.from, common: statement.with });
    case 'merge': {
      const { tables, nodes } = tablesBehind([statement.into], { among: [], common: statement.with });
      const columns = statement.branches.flatMap(({ action }) => {
        if (action.type === 'merge-insert') return action.columns.map((column) => nameOf([column]));
        return action.type === 'merge-update' ? columnsOf(action.assignments) : [];
      });
      return { tables, nodes, columns };
    }
    case 'create-table':
    case 'create-view':
    case 'create-sequence':
    case 'create-enum':
    case 'alter-table':
      return { ...NONE, tables: [statement.name] };
    case 'create-index':
      return { ...NONE, tables: [statement.table] };
    case 'drop':
      return { ...NONE, tables: statement.on ? [statement.on] : statement.names };
    case 'truncate':
      return { ...NONE, tables: statement.tables };
    default:
      return NONE;
  }
}

/** The table of SELECT … INTO. */
export function madeBy({ body }: Query): Name | null {
  return body.type === 'select' ? body.into : null;
}

type Around = { readonly among: readonly TableSource[]; readonly common: With | null };
type NamedTable = Extract<TableSource, { type: 'table' }>;

/** In a join, as MySQL has it, those whose columns are set: all of them where the columns don't say. */
function targetsOfUpdate({ target, from, assignments, with: common }: Update): Targets {
  const columns = columnsOf(assignments);
  const tables = tablesIn([target]);
  const qualifiers = columns.map(({ parts }) => parts.at(-2)?.name.toLowerCase());
  const isTold = tables.length > 1 && qualifiers.every((qualifier) => qualifier !== undefined);
  const set = isTold ? tables.filter((table) => qualifiers.includes(calledBy(table))) : tables;
  return { ...tablesBehind(set, { among: from, common }), columns };
}

/** The tables that targets stand for: an alias of FROM, or a common table, which stands for the tables it is made of. */
function tablesBehind(targets: readonly TableSource[], { among, common }: Around): Targets {
  const named = tablesIn(targets);
  const others = tablesIn(among);
  const tables = named.flatMap((table) => {
    const wanted = spelt(table);
    const aliased = others.find((other) => other.alias?.name.toLowerCase() === wanted);
    const made = common?.tables.find(
      ({ name }) => name.name.toLowerCase() === (aliased ? spelt(aliased) : wanted),
    );
    if (made)
      return made.query.body.type === 'select' ? tablesIn(made.query.body.from).map(({ name }) => name) : [];
    return [(aliased ?? table).name];
  });
  return { tables, columns: [], nodes: named };
}

function tablesIn(sources: readonly TableSource[]): NamedTable[] {
  return sources.flatMap((source) => {
    if (source.type === 'join') return tablesIn([source.left, source.right]);
    return source.type === 'table' ? [source] : [];
  });
}

const spelt = ({ name }: NamedTable): string => name.parts.map((part) => part.name.toLowerCase()).join('.');
const calledBy = ({ name, alias }: NamedTable): string =>
  (alias ?? name.parts.at(-1))?.name.toLowerCase() ?? '';

function columnsOf(assignments: readonly Assignment[]): Name[] {
  return assignments.flatMap(({ targets }) => targets);
}

function nameOf(parts: Name['parts']): Name {
  return { type: 'name', parts, span: parts[0]?.span ?? { offset: 0, length: 0 } };
}
