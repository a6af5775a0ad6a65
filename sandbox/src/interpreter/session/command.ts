import type { Statement } from '../tree/statements.ts';

/** What a statement is called in a result grid: SELECT, INSERT, CREATE TABLE. */
export function commandOf(statement: Statement): string {
  switch (statement.type) {
    case 'query':
      return 'SELECT';
    case 'insert':
      return statement.verb;
    case 'drop':
      return `DROP ${statement.kind}`;
    case 'transaction':
      return statement.action === 'ROLLBACK TO' ? 'ROLLBACK' : statement.action;
    case 'set':
    case 'set-option':
    case 'set-transaction':
      return 'SET';
    case 'create-enum':
      return 'CREATE TYPE';
    default:
      return statement.type.replaceAll('-', ' ').toUpperCase();
  }
}
