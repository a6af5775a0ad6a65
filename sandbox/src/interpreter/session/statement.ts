import type { Catalogue } from '../catalog/state.ts';
import { remove } from '../changes/delete.ts';
import { insert } from '../changes/insert.ts';
import { update } from '../changes/update.ts';
import { createTable } from '../definitions/create-table.ts';
import type { Cursor } from '../parser/cursor.ts';
import type { Statement } from '../tree/statements.ts';
import { runSelect } from './select.ts';
import { type Done, type Work, done } from './work.ts';

/** What every lesson runs; a page has it from the start. */
const EVERYDAY = ['query', 'insert', 'update', 'delete', 'create-table'] as const;
type Everyday = (typeof EVERYDAY)[number];

export type SeldomStatement = Exclude<Statement, { readonly type: Everyday }>;

/** The other statements and the catalogue views: at hand on a server, fetched by a page when the first comes. */
export type Seldom = {
  /** Null where none of them comes. */
  readonly parse: (cursor: Cursor) => Statement | null;
  readonly run: (statement: SeldomStatement, work: Work) => Done;
  readonly catalogue: Catalogue;
};

export function isSeldom({ type }: Statement): boolean {
  return !(EVERYDAY as readonly string[]).includes(type);
}

/** Does one statement. @throws SqlFailure, Unsupported, BudgetExceeded, and then nothing of it has happened */
export function runStatement(statement: Statement, work: Work, seldom: Seldom): Done {
  switch (statement.type) {
    case 'query':
      return runSelect(statement, work);
    case 'insert':
      return insert(statement, work);
    case 'update':
      return update(statement, work);
    case 'delete':
      return remove(statement, work);
    case 'create-table':
      return done(createTable(statement, work));
    default:
      return seldom.run(statement, work);
  }
}
