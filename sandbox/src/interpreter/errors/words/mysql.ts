import { DATABASE_NAME } from '../../catalog/names.ts';
import type { Clause } from '../complaint.ts';
import { type Phrases, type Words, never, qualified } from './phrases.ts';

function say(number: number, state: string, message: string): Words {
  return { message: `ERROR ${number} (${state}): ${message}`, code: String(number) };
}

/** MySQL 8: where an unknown column stands. */
const MYSQL_CLAUSES: Readonly<Partial<Record<Clause, string>>> = {
  SELECT: 'field list',
  VALUES: 'field list',
  SET: 'field list',
  FROM: 'field list',
  ON: 'on clause',
  WHERE: 'where clause',
  'GROUP BY': 'group statement',
  'ORDER BY': 'order clause',
  HAVING: 'having clause',
};
/** MariaDB 10.11 says the clause itself. */
const MARIADB_CLAUSES: Readonly<Partial<Record<Clause, string>>> = { VALUES: 'INSERT INTO', FROM: 'SELECT' };

/** MySQL quotes at most 80 characters of what it could not read. */
const NEAR_CHARS = 80;

type Server = {
  readonly clause: (clause: Clause) => string;
  readonly qualifiesKeys: boolean;
  /** A column of a table, where a value doesn't fit it. */
  readonly columnOf: (table: string, column: string) => string;
  /** The SQLSTATE of an incorrect value. */
  readonly incorrectState: string;
  /** An expression that goes out of range. */
  readonly expressionOf: (text: string) => string;
  readonly ambiguous: (name: string, clause: string) => string;
};

const here = (name: string): string => (name.includes('.') ? name : `${DATABASE_NAME}.${name}`);

function foreign({ table, constraint, columns, parent, parentColumns }: Foreign): string {
  const key = `FOREIGN KEY (${ticked(columns)}) REFERENCES \`${parent}\` (${ticked(parentColumns)})`;
  return `\`${DATABASE_NAME}\`.\`${table}\`, CONSTRAINT \`${constraint}\` ${key}`;
}

function phrases({
  clause: clauseOf,
  qualifiesKeys,
  columnOf,
  expressionOf,
  incorrectState,
  ambiguous,
}: Server): Phrases {
  return {
    ...never(
      'no-collation',
      'unknown-view',
      'duplicate-type',
      'duplicate-variable',
      'over-needed',
      'connect-loop',
      'negative-limit',
      'operator-types',
      'incomparable',
      'not-a-condition',
      'types-do-not-match',
      'cannot-convert',
      'identity-insert',
      'index-of-constraint',
      'column-not-empty',
      'identity-update',
      'identity-needed',
      'no-identity',
      'identity-insert-open',
      'cascade-paths',
      'sequence-unused',
      'conflict-twice',
      'no-unique-for-conflict',
      'merge-twice',
      'merge-on-column',
      'no-primary-key',
      'transaction-open',
      'no-transaction',
      'transaction-failed',
    ),
    // MySQL has no word for it but that it can't read it.
    'unknown-type': (_, { line, rest }) =>
      say(
        1064,
        '42000',
        `You have an error in your SQL syntax; check the manual that corresponds to your MySQL server version for the right syntax to use near '${rest.slice(0, NEAR_CHARS)}' at line ${line}`,
      ),
    'unknown-table': ({ name }) => say(1146, '42S02', `Table '${here(name)}' doesn't exist`),
    'unknown-column': ({ qualifier, name, clause }) => {
      const isOwn = clause === 'VALUES' || clause === 'SET' || clause === 'FROM';
      return say(
        1054,
        '42S22',
        `Unknown column '${qualified(isOwn ? null : qualifier, name)}' in '${clauseOf(clause)}'`,
      );
    },
    'unknown-qualifier': ({ qualifier, column, clause }) =>
      column === '*'
        ? say(1051, '42S02', `Unknown table '${qualifier}'`)
        : say(1054, '42S22', `Unknown column '${qualifier}.${column}' in '${clauseOf(clause)}'`),
    'ambiguous-column': ({ name, clause }) => say(1052, '23000', ambiguous(name, clauseOf(clause))),
    'duplicate-alias': ({ name }) => say(1066, '42000', `Not unique table/alias: '${name}'`),
    'alias-needed': () => say(1248, '42000', 'Every derived table must have its own alias'),
    'unknown-function': ({ name }) => say(1305, '42000', `FUNCTION ${here(name)} does not exist`),
    'wrong-argument-count': ({ name }) =>
      say(1582, '42000', `Incorrect parameter count in the call to native function '${name}'`),
    'unknown-variable': ({ name }) =>
      say(1193, 'HY000', `Unknown system variable '${name.replace(/^@@/, '')}'`),
    'unknown-constraint': ({ name }) =>
      say(1091, '42000', `Can't DROP '${name}'; check that column/key exists`),
    'unknown-index': ({ name }) => say(1091, '42000', `Can't DROP '${name}'; check that column/key exists`),
    'unknown-sequence': ({ name }) => say(4091, '42S02', `Unknown SEQUENCE: '${here(name)}'`),
    'unknown-database': ({ name }) => say(1049, '42000', `Unknown database '${name}'`),
    'unknown-savepoint': ({ name }) => say(1305, '42000', `SAVEPOINT ${name} does not exist`),
    'unknown-collation': ({ name }) => say(1273, 'HY000', `Unknown collation: '${name}'`),
    'duplicate-table': ({ name }) => say(1050, '42S01', `Table '${name}' already exists`),
    'duplicate-column': ({ name }) => say(1060, '42S21', `Duplicate column name '${name}'`),
    'duplicate-index': ({ name }) => say(1061, '42000', `Duplicate key name '${name}'`),
    'duplicate-constraint': ({ name }) =>
      say(1826, 'HY000', `Duplicate foreign key constraint name '${name}'`),
    'drop-unknown': ({ what, name }) =>
      what === 'INDEX'
        ? say(1091, '42000', `Can't DROP '${name}'; check that column/key exists`)
        : say(1051, '42S02', `Unknown table '${here(name)}'`),
    'unknown-parent': ({ parent }) => say(1824, 'HY000', `Failed to open the referenced table '${parent}'`),
    'not-grouped': ({ table, column, position, isAlone }) => {
      const spelled = `${DATABASE_NAME}.${qualified(table, column)}`;
      if (isAlone) {
        return say(
          1140,
          '42000',
          `In aggregated query without GROUP BY, expression #${position} of SELECT list contains nonaggregated column '${spelled}'; this is incompatible with sql_mode=only_full_group_by`,
        );
      }
      return say(
        1055,
        '42000',
        `Expression #${position} of SELECT list is not in GROUP BY clause and contains nonaggregated column '${spelled}' which is not functionally dependent on columns in GROUP BY clause; this is incompatible with sql_mode=only_full_group_by`,
      );
    },
    'aggregate-not-allowed': () => say(1111, 'HY000', 'Invalid use of group function'),
    'nested-aggregate': () => say(1111, 'HY000', 'Invalid use of group function'),
    'window-not-allowed': ({ name }) =>
      say(3593, 'HY000', `You cannot use the window function '${name.toLowerCase()}' in this context.'`),
    'unknown-window': ({ name }) => say(3579, 'HY000', `Window name '${name}' is not defined.`),
    'subquery-columns': ({ wanted }) => say(1241, '21000', `Operand should contain ${wanted} column(s)`),
    'subquery-rows': () => say(1242, '21000', 'Subquery returns more than 1 row'),
    'set-columns': () => say(1222, '21000', 'The used SELECT statements have a different number of columns'),
    'order-position': ({ position, clause }) =>
      say(1054, '42S22', `Unknown column '${position}' in '${clauseOf(clause)}'`),
    'order-not-selected': ({ position = 1, column }) => {
      const which = column === undefined ? '' : ` '${DATABASE_NAME}.${column}'`;
      return say(
        3065,
        'HY000',
        `Expression #${position} of ORDER BY clause is not in SELECT list, references column${which} which is not in SELECT list; this is incompatible with DISTINCT`,
      );
    },
    'common-table-columns': () =>
      say(
        1353,
        'HY000',
        'In definition of view, derived table or common table expression, SELECT list and column names list have different column counts',
      ),
    'values-columns': () => say(1136, '21S01', "Column count doesn't match value count at row 1"),
    'insert-columns': ({ row = 1 }) =>
      say(1136, '21S01', `Column count doesn't match value count at row ${row}`),
    'recursion-shape': ({ name }) =>
      say(3573, 'HY000', `Recursive Common Table Expression '${name}' should contain a UNION`),
    'recursion-limit': ({ limit }) =>
      say(
        3636,
        'HY000',
        `Recursive query aborted after ${limit} iterations. Try increasing @@cte_max_recursion_depth to a larger value.`,
      ),
    'star-without-from': () => say(1096, 'HY000', 'No tables used'),
    'cannot-cast': ({ from, to }) => say(3548, '22S02', `Cannot convert ${from} to ${to}`),
    'invalid-text': ({ type, text, column, table, isCut }) => {
      if (isCut === true) return say(1292, '22007', `Truncated incorrect ${type} value: '${text}'`);
      if (type === 'json') {
        return column === undefined
          ? say(
              3141,
              '22032',
              'Invalid JSON text in argument 1 to function cast_as_json: "Invalid value." at position 0.',
            )
          : say(
              3140,
              '22032',
              `Invalid JSON text: "Invalid value." at position 0 in value for column '${table ?? ''}.${column}'.`,
            );
      }
      // In capitals it is a literal's, or one that a date is compared with.
      if (/^[A-Z]+$/.test(type)) return say(1525, 'HY000', `Incorrect ${type} value: '${text}'`);
      const into = column === undefined ? '' : ` for column ${columnOf(table ?? '', column)} at row 1`;
      return /date|time/.test(type)
        ? say(1292, '22007', `Incorrect ${type} value: '${text}'${into}`)
        : say(1366, incorrectState, `Incorrect ${type} value: '${text}'${into}`);
    },
    'illegal-number': ({ type, text }) =>
      say(1367, '22007', `Illegal ${type} '${text}' value found during parsing`),
    truncated: ({ column }) => say(1265, '01000', `Data truncated for column '${column}' at row 1`),
    'invalid-format': ({ what, text }) => say(1411, 'HY000', `Incorrect ${what} value: '${text}'`),
    'invalid-argument': ({ name, what, code }) =>
      code ? { message: what, code } : say(1210, 'HY000', `Incorrect arguments to ${name}: ${what}`),
    'out-of-range': ({ type, value, column }) =>
      column === null
        ? say(1690, '22003', `${type.toUpperCase()} value is out of range in '${expressionOf(value)}'`)
        : say(1264, '22003', `Out of range value for column '${column}' at row 1`),
    'division-by-zero': () => say(1365, '22012', 'Division by 0'),
    'too-long': ({ column }) => say(1406, '22001', `Data too long for column '${column ?? ''}' at row 1`),
    'assign-type': ({ column }) => say(1265, '01000', `Data truncated for column '${column}' at row 1`),
    'not-null': ({ column }) => say(1048, '23000', `Column '${column}' cannot be null`),
    'no-default': ({ column }) => say(1364, 'HY000', `Field '${column}' doesn't have a default value`),
    'duplicate-key': ({ constraint, table, values }) => {
      const key = qualifiesKeys ? `${table}.${constraint}` : constraint;
      return say(1062, '23000', `Duplicate entry '${values.join('-')}' for key '${key}'`);
    },
    'parent-missing': (one) =>
      say(
        1452,
        '23000',
        `Cannot add or update a child row: a foreign key constraint fails (${foreign(one)})`,
      ),
    'child-exists': ({ child, childColumns, columns, table, constraint }) => {
      const spelled = foreign({
        table: child,
        constraint,
        columns: childColumns,
        parent: table,
        parentColumns: columns,
      });
      return say(
        1451,
        '23000',
        `Cannot delete or update a parent row: a foreign key constraint fails (${spelled})`,
      );
    },
    'check-failed': ({ constraint, table }) =>
      qualifiesKeys
        ? say(3819, 'HY000', `Check constraint '${constraint}' is violated.`)
        : say(4025, '23000', `CONSTRAINT \`${constraint}\` failed for \`${DATABASE_NAME}\`.\`${table}\``),
    'generated-column': ({ column, table }) =>
      qualifiesKeys
        ? say(
            3105,
            'HY000',
            `The value specified for generated column '${column}' in table '${table}' is not allowed.`,
          )
        : say(
            1906,
            'HY000',
            `The value specified for generated column '${column}' in table '${table}' has been ignored`,
          ),
    'table-in-use': ({ table, by, constraint }) =>
      qualifiesKeys
        ? say(
            3730,
            'HY000',
            `Cannot drop table '${table}' referenced by a foreign key constraint '${constraint}' on table '${by}'.`,
          )
        : say(1451, '23000', 'Cannot delete or update a parent row: a foreign key constraint fails'),
    'truncate-in-use': ({ by, constraint }) =>
      say(
        1701,
        '42000',
        `Cannot truncate a table referenced in a foreign key constraint (\`${DATABASE_NAME}\`.\`${by}\`, CONSTRAINT \`${constraint}\`)`,
      ),
    'constraint-in-use': ({ constraint }) =>
      say(1553, 'HY000', `Cannot drop index '${constraint}': needed in a foreign key constraint`),
    'column-in-use': ({ column, by }) =>
      say(1828, 'HY000', `Cannot drop column '${column}': needed in a foreign key constraint '${by}'`),
    'not-null-existing': () => say(1138, '22004', 'Invalid use of NULL value'),
    'auto-column-key': () =>
      say(
        1075,
        '42000',
        'Incorrect table definition; there can be only one auto column and it must be defined as a key',
      ),
    'target-in-subquery': ({ table }) =>
      say(1093, 'HY000', `You can't specify target table '${table}' for update in FROM clause`),
    'sequence-exhausted': ({ name }) => say(4084, 'HY000', `Sequence '${here(name)}' has run out`),
    'column-twice': ({ name }) => say(1110, '42000', `Column '${name}' specified twice`),
    'several-primary-keys': () => say(1068, '42000', 'Multiple primary key defined'),
    'not-a-table': ({ name, verb }) =>
      verb === 'DROP TABLE'
        ? say(1051, '42S02', `Unknown table '${here(name)}'`)
        : say(1347, 'HY000', `'${here(name)}' is not ${verb === 'DROP VIEW' ? 'VIEW' : 'BASE TABLE'}`),
    'unusable-reference': ({ table, parent }) =>
      qualifiesKeys
        ? say(
            1822,
            'HY000',
            `Failed to add the foreign key constraint. Missing index for constraint '' in the referenced table '${parent}'`,
          )
        : say(
            1005,
            'HY000',
            `Can't create table \`${DATABASE_NAME}\`.\`${table}\` (errno: 150 "Foreign key constraint is incorrectly formed")`,
          ),
  };
}

type Foreign = {
  readonly table: string;
  readonly constraint: string;
  readonly columns: readonly string[];
  readonly parent: string;
  readonly parentColumns: readonly string[];
};

function ticked(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

/** MySQL 8.4, Server Error Message Reference. */
export const MYSQL = phrases({
  clause: (clause) => MYSQL_CLAUSES[clause] ?? clause,
  qualifiesKeys: true,
  incorrectState: 'HY000',
  columnOf: (_, column) => `'${column}'`,
  expressionOf: (text) => text,
  ambiguous: (name, clause) => `Column '${name}' in ${clause} is ambiguous`,
});

/** MariaDB's Error Code Reference. */
export const MARIADB: Phrases = {
  ...phrases({
    clause: (clause) => MARIADB_CLAUSES[clause] ?? clause,
    qualifiesKeys: false,
    incorrectState: '22007',
    columnOf: (table, column) => `\`${DATABASE_NAME}\`.\`${table}\`.\`${column}\``,
    expressionOf: (text) => text.replace(/^\((.*)\)$/, '$1'),
    ambiguous: (name, clause) => `Column '${name}' in ${clause} is ambiguous`,
  }),
  'unknown-type': ({ name }) => say(4161, 'HY000', `Unknown data type: '${name}'`),
  'unknown-qualifier': ({ qualifier, column, clause }) =>
    column === '*'
      ? say(1051, '42S02', `Unknown table '${here(qualifier)}'`)
      : say(
          1054,
          '42S22',
          `Unknown column '${qualifier}.${column}' in '${MARIADB_CLAUSES[clause] ?? clause}'`,
        ),
  'window-not-allowed': () =>
    say(4015, 'HY000', 'Window function is allowed only in SELECT list and ORDER BY clause'),
  'unknown-parent': ({ table }) =>
    say(
      1005,
      'HY000',
      `Can't create table \`${DATABASE_NAME}\`.\`${table}\` (errno: 150 "Foreign key constraint is incorrectly formed")`,
    ),
};
