import type { Clause } from '../complaint.ts';
import { type Phrases, type Words, never, qualified } from './phrases.ts';

function say(code: string, message: string): Words {
  return { message, code };
}

const IN_CLAUSE: Readonly<Partial<Record<Clause, string>>> = {
  ON: 'JOIN conditions',
  SET: 'UPDATE',
  CHECK: 'check constraints',
  DEFAULT: 'DEFAULT expressions',
  WINDOW: 'window definitions',
};

function place(clause: Clause): string {
  return IN_CLAUSE[clause] ?? clause;
}

/** Several operators would do, were a literal of their types. */
function isNotUnique(operator: string, left: string | null, right: string): boolean {
  const isOpen = left === 'unknown' || right === 'unknown';
  if (operator === '+' && isOpen && (left === 'date' || right === 'date')) return true;
  return right === 'unknown' && (left === null || left === 'unknown');
}

/** PostgreSQL 18, appendix A for the codes; the words are the server's own. */
export const POSTGRESQL: Phrases = {
  ...never(
    'illegal-number',
    'duplicate-variable',
    'recursion-limit',
    'connect-loop',
    'cannot-convert',
    'truncated',
    'no-default',
    'column-not-empty',
    'identity-needed',
    'no-identity',
    'identity-insert-open',
    'auto-column-key',
    'cascade-paths',
    'target-in-subquery',
    'merge-on-column',
    'no-primary-key',
    'transaction-open',
  ),
  'unknown-table': ({ name }) => say('42P01', `relation "${name}" does not exist`),
  'unknown-column': ({ qualifier, name, clause }) => {
    if (qualifier === null) return say('42703', `column "${name}" does not exist`);
    const isOfTable = clause === 'VALUES' || clause === 'SET' || clause === 'FROM';
    return isOfTable
      ? say('42703', `column "${name}" of relation "${qualifier}" does not exist`)
      : say('42703', `column ${qualifier}.${name} does not exist`);
  },
  'unknown-qualifier': ({ qualifier, isHidden }) =>
    say(
      '42P01',
      isHidden
        ? `invalid reference to FROM-clause entry for table "${qualifier}"`
        : `missing FROM-clause entry for table "${qualifier}"`,
    ),
  'ambiguous-column': ({ name }) => say('42702', `column reference "${name}" is ambiguous`),
  'duplicate-alias': ({ name }) => say('42712', `table name "${name}" specified more than once`),
  'alias-needed': () => say('42601', 'subquery in FROM must have an alias'),
  'unknown-function': ({ name, types }) =>
    say('42883', `function ${name.toLowerCase()}(${types.join(', ')}) does not exist`),
  'wrong-argument-count': ({ name, types }) =>
    say('42883', `function ${name.toLowerCase()}(${(types ?? []).join(', ')}) does not exist`),
  'unknown-type': ({ name }) => say('42704', `type "${name.toLowerCase()}" does not exist`),
  'unknown-variable': ({ name }) => say('42704', `unrecognized configuration parameter "${name}"`),
  'unknown-constraint': ({ name, table }) =>
    say('42704', `constraint "${name}" of relation "${table}" does not exist`),
  'unknown-index': ({ name }) => say('42704', `index "${name}" does not exist`),
  'unknown-sequence': ({ name }) => say('42P01', `relation "${name}" does not exist`),
  'unknown-view': ({ name }) => say('42P01', `view "${name}" does not exist`),
  'unknown-database': ({ name }) => say('3D000', `database "${name}" does not exist`),
  'unknown-savepoint': ({ name }) => say('3B001', `savepoint "${name}" does not exist`),
  'unknown-collation': ({ name }) => say('42704', `collation "${name}" for encoding "UTF8" does not exist`),
  'no-collation': ({ type }) => say('42804', `collations are not supported by type ${type}`),
  'duplicate-table': ({ name }) => say('42P07', `relation "${name}" already exists`),
  'duplicate-column': ({ name, isAdded, table }) =>
    isAdded
      ? say('42701', `column "${name}" of relation "${table}" already exists`)
      : say('42701', `column "${name}" specified more than once`),
  'duplicate-index': ({ name }) => say('42P07', `relation "${name}" already exists`),
  'duplicate-constraint': ({ name }) => say('42710', `constraint "${name}" already exists`),
  'duplicate-type': ({ name }) => say('42710', `type "${name}" already exists`),
  'drop-unknown': ({ what, name }) =>
    say(
      what === 'INDEX' || what === 'TYPE' ? '42704' : '42P01',
      `${what.toLowerCase()} "${name}" does not exist`,
    ),
  'unknown-parent': ({ parent }) => say('42P01', `relation "${parent}" does not exist`),
  'not-grouped': ({ table, column }) =>
    say(
      '42803',
      `column "${qualified(table, column)}" must appear in the GROUP BY clause or be used in an aggregate function`,
    ),
  'aggregate-not-allowed': ({ clause }) =>
    say('42803', `aggregate functions are not allowed in ${place(clause)}`),
  'nested-aggregate': () => say('42803', 'aggregate function calls cannot be nested'),
  'window-not-allowed': ({ clause }) => say('42P20', `window functions are not allowed in ${place(clause)}`),
  'unknown-window': ({ name }) => say('42704', `window "${name}" does not exist`),
  'over-needed': ({ name }) => say('42809', `window function ${name.toLowerCase()} requires an OVER clause`),
  'subquery-columns': ({ wanted, given }) =>
    wanted === 1
      ? say('42601', 'subquery must return only one column')
      : say('42601', `subquery has too ${given > wanted ? 'many' : 'few'} columns`),
  'subquery-rows': () => say('21000', 'more than one row returned by a subquery used as an expression'),
  'set-columns': ({ operator }) =>
    say('42601', `each ${operator} query must have the same number of columns`),
  'order-position': ({ position, clause }) =>
    say('42P10', `${clause} position ${position} is not in select list`),
  'order-not-selected': () =>
    say('42P10', 'for SELECT DISTINCT, ORDER BY expressions must appear in select list'),
  'common-table-columns': ({ name, wanted, given }) =>
    say('42P10', `table "${name}" has ${wanted} columns available but ${given} columns specified`),
  'values-columns': () => say('42601', 'VALUES lists must all be the same length'),
  'insert-columns': ({ columns, values }) =>
    say(
      '42601',
      values > columns
        ? 'INSERT has more expressions than target columns'
        : 'INSERT has more target columns than expressions',
    ),
  'recursion-shape': ({ name }) =>
    say(
      '42P19',
      `recursive query "${name}" does not have the form non-recursive-term UNION [ALL] recursive-term`,
    ),
  'star-without-from': () => say('42601', 'SELECT * with no tables specified is not valid'),
  'negative-limit': () => say('2201W', 'LIMIT must not be negative'),
  'operator-types': ({ operator, left, right }) =>
    isNotUnique(operator, left, right)
      ? say('42725', `operator is not unique: ${left === null ? '' : `${left} `}${operator} ${right}`)
      : say('42883', `operator does not exist: ${left === null ? '' : `${left} `}${operator} ${right}`),
  incomparable: ({ left, right, operator }) =>
    say('42883', `operator does not exist: ${left} ${operator} ${right}`),
  'not-a-condition': ({ type, clause }) =>
    say(
      '42804',
      `argument of ${clause === 'ON' ? 'JOIN/ON' : clause} must be type boolean, not type ${type}`,
    ),
  'types-do-not-match': ({ what, left, right }) =>
    say('42804', `${what} types ${left} and ${right} cannot be matched`),
  'cannot-cast': ({ from, to }) =>
    // A document's own kind of value: jsonb string.
    from.startsWith('jsonb ')
      ? say('22023', `cannot cast ${from} to type ${to}`)
      : say('42846', `cannot cast type ${from} to ${to}`),
  'invalid-text': ({ type, text }) => {
    if (type === 'json' || type === 'jsonb') return say('22P02', 'invalid input syntax for type json');
    if (type.startsWith('enum ')) return say('22P02', `invalid input value for ${type}: "${text}"`);
    if (type === 'array') return say('22P02', `malformed array literal: "${text}"`);
    if (type === 'bytea') return say('22023', 'invalid hexadecimal data: odd number of digits');
    const code = /date|time|interval/.test(type) ? '22007' : '22P02';
    return say(code, `invalid input syntax for type ${type.replace(' without time zone', '')}: "${text}"`);
  },
  'invalid-format': ({ what, text }) => say('22007', `invalid value "${text}" for "${what}"`),
  'invalid-argument': ({ name, what, code }) => say(code ?? '22023', code ? what : `${name}: ${what}`),
  'out-of-range': ({ type, value }) => {
    if (type.startsWith('numeric(')) return say('22003', 'numeric field overflow');
    if (type === 'numeric') return say('22003', 'value overflows numeric format');
    if (/^(?:real|double precision)$/.test(type)) {
      const words =
        value === '' ? 'value out of range: overflow' : `"${value}" is out of range for type ${type}`;
      return say('22003', words);
    }
    if (type === 'interval') return say('22008', 'interval out of range');
    if (/date|time/.test(type)) return say('22008', `date/time field value out of range: "${value}"`);
    if (value !== '') return say('22003', `value "${value}" is out of range for type ${type}`);
    return say('22003', `${type} out of range`);
  },
  'division-by-zero': () => say('22012', 'division by zero'),
  'too-long': ({ type, length }) =>
    say('22001', `value too long for type ${type.includes('(') ? type : `${type}(${length})`}`),
  'assign-type': ({ column, columnType, valueType }) =>
    say('42804', `column "${column}" is of type ${columnType} but expression is of type ${valueType}`),
  'not-null': ({ column, table }) =>
    say('23502', `null value in column "${column}" of relation "${table}" violates not-null constraint`),
  'duplicate-key': ({ constraint, isExisting }) =>
    isExisting
      ? say('23505', `could not create unique index "${constraint}"`)
      : say('23505', `duplicate key value violates unique constraint "${constraint}"`),
  'parent-missing': ({ table, constraint }) =>
    say('23503', `insert or update on table "${table}" violates foreign key constraint "${constraint}"`),
  'child-exists': ({ table, constraint, child, isRestricted }) =>
    say(
      isRestricted ? '23001' : '23503',
      `update or delete on table "${table}" violates ${isRestricted ? 'RESTRICT setting of ' : ''}foreign key constraint "${constraint}" on table "${child}"`,
    ),
  'check-failed': ({ table, constraint, isExisting }) =>
    isExisting
      ? say('23514', `check constraint "${constraint}" of relation "${table}" is violated by some row`)
      : say('23514', `new row for relation "${table}" violates check constraint "${constraint}"`),
  'generated-column': ({ column, verb }) =>
    say(
      '428C9',
      verb === 'UPDATE'
        ? `column "${column}" can only be updated to DEFAULT`
        : `cannot insert a non-DEFAULT value into column "${column}"`,
    ),
  'identity-insert': ({ column }) =>
    say('428C9', `cannot insert a non-DEFAULT value into column "${column}"`),
  'identity-update': ({ column }) => say('428C9', `column "${column}" can only be updated to DEFAULT`),
  'table-in-use': ({ table }) => ({
    ...say('2BP01', `cannot drop table ${table} because other objects depend on it`),
    hint: 'Use DROP ... CASCADE to drop the dependent objects too.',
  }),
  'truncate-in-use': () => say('0A000', 'cannot truncate a table referenced in a foreign key constraint'),
  'index-of-constraint': ({ name, table }) =>
    say('2BP01', `cannot drop index ${name} because constraint ${name} on table ${table} requires it`),
  'constraint-in-use': ({ constraint, table }) =>
    say('2BP01', `cannot drop constraint ${constraint} on table ${table} because other objects depend on it`),
  'column-in-use': ({ column, table }) =>
    say('2BP01', `cannot drop column ${column} of table ${table} because other objects depend on it`),
  'not-null-existing': ({ column, table }) =>
    say('23502', `column "${column}" of relation "${table}" contains null values`),
  'sequence-unused': ({ name }) =>
    say('55000', `currval of sequence "${name}" is not yet defined in this session`),
  'sequence-exhausted': ({ name }) => say('2200H', `nextval: reached maximum value of sequence "${name}"`),
  'conflict-twice': () => say('21000', 'ON CONFLICT DO UPDATE command cannot affect row a second time'),
  'no-unique-for-conflict': () =>
    say('42P10', 'there is no unique or exclusion constraint matching the ON CONFLICT specification'),
  'merge-twice': () => say('21000', 'MERGE command cannot affect row a second time'),
  'column-twice': ({ name, isAssigned }) =>
    isAssigned
      ? say('42601', `multiple assignments to same column "${name}"`)
      : say('42701', `column "${name}" specified more than once`),
  'several-primary-keys': ({ table }) =>
    say('42P16', `multiple primary keys for table "${table}" are not allowed`),
  'not-a-table': ({ name, verb }) => notATable(name, verb),
  'unusable-reference': ({ parent }) =>
    say('42830', `there is no unique constraint matching given keys for referenced table "${parent}"`),
  'no-transaction': ({ verb }) =>
    say(
      '25P01',
      `${verb === 'ROLLBACK TO' ? 'ROLLBACK TO SAVEPOINT' : verb} can only be used in transaction blocks`,
    ),
  'transaction-failed': () =>
    say('25P02', 'current transaction is aborted, commands ignored until end of transaction block'),
};

function notATable(name: string, verb: string): Words {
  if (verb === 'DROP VIEW') return say('42809', `"${name}" is not a view`);
  if (/INSERT|UPDATE|DELETE|MERGE/.test(verb)) return say('42809', `cannot change "${name}"`);
  return say('42809', `"${name}" is not a table`);
}
