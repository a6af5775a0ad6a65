import { DATABASE_NAME } from '../../catalog/names.ts';
import { type Phrases, type Words, never } from './phrases.ts';

const OWNER = DATABASE_NAME.toUpperCase();

function say(number: number, text: string): Words {
  const code = `ORA-${String(number).padStart(5, '0')}`;
  return { message: `${code}: ${text}`, code };
}

const identifier = (...parts: readonly (string | null)[]): Words =>
  say(
    904,
    `${parts.flatMap((part) => (part === null ? [] : `"${upper(part)}"`)).join('.')}: invalid identifier`,
  );

/** A bare name was folded; one in lower case must have been quoted, which can't be seen here where it is mixed. */
function upper(name: string): string {
  return /^[a-z_][a-z0-9_$#]*$/i.test(name) ? name.toUpperCase() : name;
}

/** What is wrong with a text for a date or an interval. */
const FORMATS: Readonly<Record<string, readonly [number: number, words: string]>> = {
  literal: [1861, 'literal does not match format string'],
  month: [1843, 'not a valid month'],
  day: [1847, 'day of month must be between 1 and last day of month'],
  'day-of-month': [1839, 'date not valid for month specified'],
  digit: [1858, 'a non-numeric character was found where a numeric was expected'],
  rest: [1830, 'date format picture ends before converting entire input string'],
  interval: [1867, 'the interval is invalid'],
};

/** Oracle Database Error Messages, 19c. */
export const ORACLE: Phrases = {
  ...never(
    'no-collation',
    'illegal-number',
    'alias-needed',
    'unknown-view',
    'unknown-database',
    'duplicate-type',
    'duplicate-variable',
    'negative-limit',
    'cannot-convert',
    'truncated',
    'no-default',
    'identity-needed',
    'no-identity',
    'identity-insert-open',
    'auto-column-key',
    'cascade-paths',
    'target-in-subquery',
    'conflict-twice',
    'no-unique-for-conflict',
    'no-primary-key',
    'transaction-open',
    'no-transaction',
    'transaction-failed',
  ),
  'unknown-table': () => say(942, 'table or view does not exist'),
  'unknown-column': ({ qualifier, name, clause, isQuoted }) => {
    if (isQuoted && qualifier === null) return say(904, `"${name}": invalid identifier`);
    const isOwn = clause === 'VALUES' || clause === 'SET' || clause === 'FROM';
    return identifier(isOwn ? null : qualifier, name);
  },
  'unknown-qualifier': ({ qualifier, column }) =>
    column === '*' ? identifier(qualifier) : identifier(qualifier, column),
  'ambiguous-column': () => say(918, 'column ambiguously defined'),
  'duplicate-alias': () => say(32031, 'illegal reference of a query name in WITH clause'),
  'unknown-function': ({ name }) => identifier(name),
  'wrong-argument-count': ({ least, most, given }) => {
    // A function whose count is fixed says only that.
    if (least === most) return say(909, 'invalid number of arguments');
    if (least !== undefined && given < least) return say(938, 'not enough arguments for function');
    if (most !== undefined && given > most) return say(939, 'too many arguments for function');
    return say(909, 'invalid number of arguments');
  },
  'unknown-type': () => say(902, 'invalid datatype'),
  'unknown-variable': ({ name }) => say(1008, `not all variables bound: ${name}`),
  'unknown-constraint': () => say(2443, 'Cannot drop constraint  - nonexistent constraint'),
  'unknown-index': () => say(1418, 'specified index does not exist'),
  'unknown-sequence': () => say(2289, 'sequence does not exist'),
  'unknown-savepoint': ({ name }) =>
    say(1086, `savepoint '${name.toUpperCase()}' never established in this session or is invalid`),
  'unknown-collation': () => say(12746, 'invalid collation'),
  'duplicate-table': () => say(955, 'name is already used by an existing object'),
  'duplicate-column': ({ isAdded }) =>
    isAdded ? say(1430, 'column being added already exists in table') : say(957, 'duplicate column name'),
  'duplicate-index': () => say(955, 'name is already used by an existing object'),
  'duplicate-constraint': () => say(2264, 'name already used by an existing constraint'),
  'drop-unknown': ({ what }) => {
    if (what === 'INDEX') return say(1418, 'specified index does not exist');
    if (what === 'SEQUENCE') return say(2289, 'sequence does not exist');
    return say(942, 'table or view does not exist');
  },
  'unknown-parent': () => say(942, 'table or view does not exist'),
  'not-grouped': ({ isAlone }) =>
    isAlone ? say(937, 'not a single-group group function') : say(979, 'not a GROUP BY expression'),
  'aggregate-not-allowed': () => say(934, 'group function is not allowed here'),
  'nested-aggregate': () => say(978, 'nested group function without GROUP BY'),
  'window-not-allowed': () => say(30483, 'window  functions are not allowed here'),
  'unknown-window': () => say(30494, 'window name is not defined'),
  'over-needed': () => say(30484, 'missing window specification for this function'),
  'subquery-columns': ({ wanted, given }) =>
    given > wanted ? say(913, 'too many values') : say(947, 'not enough values'),
  'subquery-rows': () => say(1427, 'single-row subquery returns more than one row'),
  'set-columns': () => say(1789, 'query block has incorrect number of result columns'),
  'order-position': () => say(1785, 'ORDER BY item must be the number of a SELECT-list expression'),
  'order-not-selected': () => say(1791, 'not a SELECTed expression'),
  'common-table-columns': () =>
    say(32038, 'number of WITH clause column names does not match number of elements in select list'),
  'values-columns': () => say(947, 'not enough values'),
  'insert-columns': ({ columns, values }) =>
    values > columns ? say(913, 'too many values') : say(947, 'not enough values'),
  'recursion-shape': () => say(32039, 'recursive WITH clause must have column alias list'),
  'recursion-limit': () => say(32044, 'cycle detected while executing recursive WITH query'),
  'connect-loop': () => say(1436, 'CONNECT BY loop in user data'),
  'star-without-from': () => say(923, 'FROM keyword not found where expected'),
  'operator-types': ({ operator, left, right }) =>
    operator === '+' && left === 'DATE' && right === 'DATE'
      ? say(975, 'date + date not allowed')
      : say(932, `inconsistent datatypes: expected ${left ?? right} got ${right}`),
  incomparable: ({ left, right }) => say(932, `inconsistent datatypes: expected ${left} got ${right}`),
  'not-a-condition': () => say(920, 'invalid relational operator'),
  'types-do-not-match': ({ what, left, right }) =>
    /UNION|INTERSECT|MINUS|EXCEPT/.test(what)
      ? say(1790, 'expression must have same datatype as corresponding expression')
      : say(932, `inconsistent datatypes: expected ${left} got ${right}`),
  'cannot-cast': ({ from, to }) => say(932, `inconsistent datatypes: expected ${to} got ${from}`),
  'invalid-text': ({ type }) =>
    /date|time/i.test(type) ? say(1861, 'literal does not match format string') : say(1722, 'invalid number'),
  'invalid-format': ({ what }) => {
    const [number, words] = FORMATS[what] ?? [1821, 'date format not recognized'];
    return say(number, words);
  },
  'invalid-argument': ({ name, what, code }) =>
    code
      ? { code, message: what.startsWith(code) ? what : `${code}: ${what}` }
      : say(1428, `argument '${what}' is out of range: ${name}`),
  'out-of-range': ({ column }) =>
    column === null
      ? say(1426, 'numeric overflow')
      : say(1438, 'value larger than specified precision allowed for this column'),
  'division-by-zero': () => say(1476, 'divisor is equal to zero'),
  'too-long': ({ table, column, length, given }) =>
    say(
      12899,
      `value too large for column "${OWNER}"."${table ?? ''}"."${column ?? ''}" (actual: ${given}, maximum: ${length})`,
    ),
  'assign-type': ({ columnType, valueType }) =>
    say(932, `inconsistent datatypes: expected ${columnType} got ${valueType}`),
  'not-null': ({ table, column, verb }) =>
    verb === 'INSERT'
      ? say(1400, `cannot insert NULL into ("${OWNER}"."${table}"."${column}")`)
      : say(1407, `cannot update ("${OWNER}"."${table}"."${column}") to NULL`),
  'duplicate-key': ({ constraint, isExisting, isIndex }) => {
    if (!isExisting) return say(1, `unique constraint (${OWNER}.${constraint}) violated`);
    if (isIndex) return say(1452, 'cannot CREATE UNIQUE INDEX; duplicate keys found');
    return say(2299, `cannot validate (${OWNER}.${constraint}) - duplicate keys found`);
  },
  'parent-missing': ({ constraint }) =>
    say(2291, `integrity constraint (${OWNER}.${constraint}) violated - parent key not found`),
  'child-exists': ({ constraint }) =>
    say(2292, `integrity constraint (${OWNER}.${constraint}) violated - child record found`),
  'check-failed': ({ constraint, isExisting }) =>
    isExisting
      ? say(2293, `cannot validate (${OWNER}.${constraint}) - check constraint violated`)
      : say(2290, `check constraint (${OWNER}.${constraint}) violated`),
  'generated-column': ({ verb }) =>
    verb === 'UPDATE'
      ? say(54017, 'UPDATE operation disallowed on virtual columns')
      : say(54013, 'INSERT operation disallowed on virtual columns'),
  'identity-insert': () => say(32795, 'cannot insert into a generated always identity column'),
  'identity-update': () => say(32796, 'cannot update a generated always identity column'),
  'table-in-use': () => say(2449, 'unique/primary keys in table referenced by foreign keys'),
  'truncate-in-use': () => say(2266, 'unique/primary keys in table referenced by enabled foreign keys'),
  'index-of-constraint': () => say(2429, 'cannot drop index used for enforcement of unique/primary key'),
  'constraint-in-use': () => say(2273, 'this unique/primary key is referenced by some foreign keys'),
  'column-in-use': () => say(12992, 'cannot drop parent key column'),
  'not-null-existing': ({ isAdded }) =>
    isAdded
      ? say(1758, 'table must be empty to add mandatory (NOT NULL) column')
      : say(2296, `cannot enable (${OWNER}.) - null values found`),
  'column-not-empty': () => say(1439, 'column to be modified must be empty to change datatype'),
  'sequence-unused': ({ name }) => say(8002, `sequence ${name}.CURRVAL is not yet defined in this session`),
  'sequence-exhausted': ({ name }) =>
    say(8004, `sequence ${name}.NEXTVAL exceeds MAXVALUE and cannot be instantiated`),
  'merge-twice': () => say(30926, 'unable to get a stable set of rows in the source tables'),
  'merge-on-column': ({ column, table }) =>
    say(38104, `Columns referenced in the ON Clause cannot be updated: "${table}"."${column}"`),
  'column-twice': () => say(957, 'duplicate column name'),
  'several-primary-keys': () => say(2260, 'table can have only one primary key'),
  'not-a-table': () => say(942, 'table or view does not exist'),
  'unusable-reference': () => say(2270, 'no matching unique or primary key for this column-list'),
};
