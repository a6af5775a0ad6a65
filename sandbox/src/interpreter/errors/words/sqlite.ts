import { type Phrases, type Words, never, ordinal, qualified } from './phrases.ts';

function say(message: string, code = 'SQLITE_ERROR'): Words {
  return { message, code };
}

const constraint = (kind: string, message: string): Words => say(message, `SQLITE_CONSTRAINT_${kind}`);

/** As SQLite's own sources have them (https://sqlite.org/rescode.html for the codes). */
export const SQLITE: Phrases = {
  ...never(
    'no-collation',
    'illegal-number',
    'alias-needed',
    'unknown-type',
    'unknown-variable',
    'unknown-constraint',
    'unknown-sequence',
    'unknown-view',
    'unknown-database',
    'duplicate-constraint',
    'unknown-parent',
    'duplicate-type',
    'duplicate-variable',
    'not-grouped',
    'subquery-rows',
    'recursion-limit',
    'connect-loop',
    'negative-limit',
    'operator-types',
    'incomparable',
    'not-a-condition',
    'types-do-not-match',
    'cannot-cast',
    'cannot-convert',
    'truncated',
    'invalid-format',
    'division-by-zero',
    'too-long',
    'no-default',
    'identity-insert',
    'table-in-use',
    'truncate-in-use',
    'constraint-in-use',
    'column-not-empty',
    'identity-update',
    'identity-needed',
    'no-identity',
    'identity-insert-open',
    'auto-column-key',
    'cascade-paths',
    'target-in-subquery',
    'sequence-unused',
    'sequence-exhausted',
    'conflict-twice',
    'merge-twice',
    'merge-on-column',
    'column-twice',
    'transaction-failed',
  ),
  'unknown-table': ({ name }) => say(`no such table: ${name}`),
  'unknown-column': ({ qualifier, name, clause }) =>
    clause === 'VALUES' && qualifier !== null
      ? say(`table ${qualifier} has no column named ${name}`)
      : say(`no such column: ${clause === 'SET' ? name : qualified(qualifier, name)}`),
  'unknown-qualifier': ({ qualifier, column }) =>
    say(column === '*' ? `no such table: ${qualifier}` : `no such column: ${qualifier}.${column}`),
  'ambiguous-column': ({ name }) => say(`ambiguous column name: ${name}`),
  'duplicate-alias': ({ name }) => say(`duplicate WITH table name: ${name}`),
  'unknown-function': ({ name }) => say(`no such function: ${name}`),
  'wrong-argument-count': ({ name }) => say(`wrong number of arguments to function ${name}()`),
  'unknown-index': ({ name }) => say(`no such index: ${name}`),
  'unknown-savepoint': ({ name }) => say(`no such savepoint: ${name}`),
  'unknown-collation': ({ name }) => say(`no such collation sequence: ${name}`),
  'duplicate-table': ({ name }) => say(`table ${name} already exists`),
  'duplicate-column': ({ name }) => say(`duplicate column name: ${name}`),
  'duplicate-index': ({ name }) => say(`index ${name} already exists`),
  'drop-unknown': ({ what, name }) => say(`no such ${what.toLowerCase()}: ${name}`),
  'aggregate-not-allowed': ({ name, clause }) => {
    if (clause === 'GROUP BY') return say('aggregate functions are not allowed in the GROUP BY clause');
    return say(
      clause === 'ORDER BY' ? `misuse of aggregate: ${name}()` : `misuse of aggregate function ${name}()`,
    );
  },
  'nested-aggregate': ({ name }) => say(`misuse of aggregate function ${name}()`),
  'window-not-allowed': ({ name }) => say(`misuse of window function ${name}()`),
  'over-needed': ({ name }) => say(`misuse of window function ${name}()`),
  'unknown-window': ({ name }) => say(`no such window: ${name}`),
  'subquery-columns': ({ wanted, given }) => say(`sub-select returns ${given} columns - expected ${wanted}`),
  'set-columns': ({ operator }) =>
    say(`SELECTs to the left and right of ${operator} do not have the same number of result columns`),
  'order-position': ({ columns, clause }) =>
    say(`${ordinal(1)} ${clause} term out of range - should be between 1 and ${columns}`),
  'order-not-selected': ({ position = 1 }) =>
    say(`${ordinal(position)} ORDER BY term does not match any column in the result set`),
  'common-table-columns': ({ name, wanted, given }) =>
    say(`table ${name} has ${wanted} values for ${given} columns`),
  'values-columns': () => say('all VALUES must have the same number of terms'),
  'insert-columns': ({ columns, values, table, isListed }) =>
    isListed
      ? say(`${values} values for ${columns} columns`)
      : say(`table ${table} has ${columns} columns but ${values} values were supplied`),
  'recursion-shape': ({ name }) => say(`circular reference: ${name}`),
  'star-without-from': () => say('no tables specified'),
  'invalid-text': ({ type }) => say(type === 'json' ? 'malformed JSON' : 'datatype mismatch'),
  'invalid-argument': ({ name, what, code }) => (code ? say(what, code) : say(`${name}: ${what}`)),
  'out-of-range': () => say('integer overflow'),
  'assign-type': () => say('datatype mismatch', 'SQLITE_MISMATCH'),
  'not-null': ({ table, column }) => constraint('NOTNULL', `NOT NULL constraint failed: ${table}.${column}`),
  'duplicate-key': ({ table, columns, constraint: name, primary }) =>
    constraint(
      primary ? 'PRIMARYKEY' : 'UNIQUE',
      columns.length > 0
        ? `UNIQUE constraint failed: ${columns.map((column) => `${table}.${column}`).join(', ')}`
        : `UNIQUE constraint failed: index '${name}'`,
    ),
  'parent-missing': () => constraint('FOREIGNKEY', 'FOREIGN KEY constraint failed'),
  'child-exists': ({ isRestricted }) =>
    constraint(isRestricted ? 'TRIGGER' : 'FOREIGNKEY', 'FOREIGN KEY constraint failed'),
  'check-failed': ({ constraint: name }) => constraint('CHECK', `CHECK constraint failed: ${name}`),
  'generated-column': ({ column, verb }) =>
    say(`cannot ${verb === 'UPDATE' ? 'UPDATE' : 'INSERT into'} generated column "${column}"`),
  'column-in-use': ({ table, column, holder, by }) => {
    if (holder === 'PRIMARY KEY' || holder === 'UNIQUE')
      return say(`cannot drop ${holder} column: "${column}"`);
    const where = holder === 'INDEX' ? `index ${by}` : `table ${table}`;
    return say(`error in ${where} after drop column: no such column: ${column}`);
  },
  'no-primary-key': ({ table }) => say(`PRIMARY KEY missing on table ${table}`),
  'not-null-existing': () => say('Cannot add a NOT NULL column with default value NULL'),
  'index-of-constraint': () =>
    say('index associated with UNIQUE or PRIMARY KEY constraint cannot be dropped'),
  'no-unique-for-conflict': () =>
    say('ON CONFLICT clause does not match any PRIMARY KEY or UNIQUE constraint'),
  'several-primary-keys': ({ table }) => say(`table "${table}" has more than one primary key`),
  'not-a-table': ({ name, verb }) => say(notATable(name, verb)),
  'unusable-reference': ({ table, parent }) =>
    say(`foreign key mismatch - "${table}" referencing "${parent}"`),
  'transaction-open': () => say('cannot start a transaction within a transaction'),
  'no-transaction': ({ verb }) => say(`cannot ${verb.toLowerCase()} - no transaction is active`),
};

function notATable(name: string, verb: string): string {
  if (verb === 'DROP TABLE') return `use DROP VIEW to delete view ${name}`;
  if (verb === 'DROP VIEW') return `use DROP TABLE to delete table ${name}`;
  if (verb === 'CREATE INDEX') return 'views may not be indexed';
  return `cannot modify ${name} because it is a view`;
}
