import { DATABASE_NAME } from '../../catalog/names.ts';
import type { Clause } from '../complaint.ts';
import { type At, type Phrases, type Words, never } from './phrases.ts';

type Say = (number: number, level: number, text: string, at: At) => Words;

/** As sqlcmd prints it; the line counts from the beginning of the batch. */
const say: Say = (number, level, text, { line }) => ({
  message: `Msg ${number}, Level ${level}, State 1, Line ${line}\n${text}`,
  code: String(number),
});

const dbo = (name: string): string => (name.includes('.') ? name : `dbo.${name}`);

const AGGREGATES: Readonly<Partial<Record<Clause, readonly [number, number, string]>>> = {
  WHERE: [
    147,
    15,
    'An aggregate may not appear in the WHERE clause unless it is in a subquery contained in a HAVING clause or a select list, and the column being aggregated is an outer reference.',
  ],
  ON: [
    1015,
    15,
    'An aggregate cannot appear in an ON clause unless it is in a subquery contained in a HAVING clause or select list, and the column being aggregated is an outer reference.',
  ],
  'GROUP BY': [
    144,
    15,
    'Cannot use an aggregate or a subquery in an expression used for the group by list of a GROUP BY clause.',
  ],
  SET: [157, 15, 'An aggregate may not appear in the set list of an UPDATE statement.'],
};

/** Rules of single statements that SQL Server counts as its syntax. */
const OF_SYNTAX: ReadonlySet<string> = new Set(['131', '164', '1001', '1002', '1033']);

/** SQL Server 2022, Database Engine events and errors. */
export const MSSQL: Phrases = {
  ...never(
    'unknown-view',
    'duplicate-type',
    'connect-loop',
    'truncated',
    'no-default',
    'column-not-empty',
    'auto-column-key',
    'target-in-subquery',
    'sequence-unused',
    'conflict-twice',
    'no-unique-for-conflict',
    'merge-on-column',
    'no-primary-key',
    'transaction-open',
    'transaction-failed',
  ),
  'unknown-table': ({ name }, at) => say(208, 16, `Invalid object name '${name}'.`, at),
  'unknown-column': ({ name }, at) => say(207, 16, `Invalid column name '${name}'.`, at),
  'unknown-qualifier': ({ qualifier, column }, at) =>
    column === '*'
      ? say(
          107,
          15,
          `The column prefix '${qualifier}' does not match with a table name or alias name used in the query.`,
          at,
        )
      : say(4104, 16, `The multi-part identifier "${qualifier}.${column}" could not be bound.`, at),
  'ambiguous-column': ({ name }, at) => say(209, 16, `Ambiguous column name '${name}'.`, at),
  'duplicate-alias': ({ name, isAlias = true }, at) =>
    isAlias
      ? say(1011, 15, `The correlation name '${name}' is specified multiple times in a FROM clause.`, at)
      : say(
          1013,
          15,
          `The objects "${name}" and "${name}" in the FROM clause have the same exposed names. Use correlation names to distinguish them.`,
          at,
        ),
  'alias-needed': (_, at) => say(102, 15, "Incorrect syntax near ')'.", at),
  'unknown-function': ({ name }, at) =>
    say(195, 15, `'${name}' is not a recognized built-in function name.`, at),
  'wrong-argument-count': ({ name, least, most }, at) => {
    const lower = name.toLowerCase();
    return least === undefined || least === most || most === undefined
      ? say(174, 15, `The ${lower} function requires ${least ?? 1} argument(s).`, at)
      : say(189, 15, `The ${lower} function requires ${least} to ${most} arguments.`, at);
  },
  'unknown-type': ({ name }, at) =>
    say(2715, 16, `Column, parameter, or variable #1: Cannot find data type ${name}.`, at),
  'unknown-variable': ({ name }, at) => say(137, 15, `Must declare the scalar variable "${name}".`, at),
  'unknown-constraint': ({ name }, at) => say(3728, 16, `'${name}' is not a constraint.`, at),
  'unknown-index': ({ name, table }, at) =>
    say(
      3701,
      11,
      `Cannot drop the index '${table ?? ''}.${name}', because it does not exist or you do not have permission.`,
      at,
    ),
  'unknown-sequence': ({ name }, at) => say(208, 16, `Invalid object name '${name}'.`, at),
  'unknown-database': ({ name }, at) =>
    say(911, 16, `Database '${name}' does not exist. Make sure that the name is entered correctly.`, at),
  'unknown-savepoint': ({ name }, at) =>
    say(6401, 16, `Cannot roll back ${name}. No transaction or savepoint of that name was found.`, at),
  'unknown-collation': ({ name }, at) => say(448, 16, `Invalid collation '${name}'.`, at),
  'no-collation': ({ type }, at) =>
    say(447, 16, `Expression type ${type} is invalid for COLLATE clause.`, at),
  'duplicate-table': ({ name }, at) =>
    say(2714, 16, `There is already an object named '${name}' in the database.`, at),
  'duplicate-column': ({ name, table }, at) =>
    say(
      2705,
      16,
      `Column names in each table must be unique. Column name '${name}' in table '${table}' is specified more than once.`,
      at,
    ),
  'duplicate-index': ({ name }, at) =>
    say(
      1913,
      16,
      `The operation failed because an index or statistics with name '${name}' already exists.`,
      at,
    ),
  'duplicate-constraint': ({ name }, at) =>
    say(2714, 16, `There is already an object named '${name}' in the database.`, at),
  'drop-unknown': ({ what, name }, at) =>
    say(
      3701,
      11,
      `Cannot drop the ${what.toLowerCase()} '${name}', because it does not exist or you do not have permission.`,
      at,
    ),
  'unknown-parent': ({ parent, constraint }, at) =>
    say(1767, 16, `Foreign key '${constraint}' references invalid table '${parent}'.`, at),
  'duplicate-variable': ({ name }, at) =>
    say(
      134,
      15,
      `The variable name '${name}' has already been declared. Variable names must be unique within a query batch or stored procedure.`,
      at,
    ),
  'not-grouped': ({ table, column, clause }, at) => {
    const spelled = table === null ? column : `${table}.${column}`;
    const reason = `is invalid in the ${clause === 'SELECT' ? 'select list' : `${clause} clause`} because it is not contained in either an aggregate function or the GROUP BY clause.`;
    return say(
      clause === 'ORDER BY' ? 8127 : clause === 'HAVING' ? 8121 : 8120,
      16,
      clause === 'ORDER BY' ? `Column "${spelled}" ${reason}` : `Column '${spelled}' ${reason}`,
      at,
    );
  },
  'aggregate-not-allowed': ({ clause }, at) =>
    say(...(AGGREGATES[clause] ?? [147, 15, 'An aggregate may not appear here.']), at),
  'nested-aggregate': (_, at) =>
    say(
      130,
      15,
      'Cannot perform an aggregate function on an expression containing an aggregate or a subquery.',
      at,
    ),
  'window-not-allowed': (_, at) =>
    say(4108, 15, 'Windowed functions can only appear in the SELECT or ORDER BY clauses.', at),
  'unknown-window': ({ name }, at) => say(5362, 16, `Window '${name}' is undefined.`, at),
  'over-needed': ({ name }, at) =>
    say(10753, 15, `The function '${name.toUpperCase()}' must have an OVER clause.`, at),
  'subquery-columns': (_, at) =>
    say(
      116,
      16,
      'Only one expression can be specified in the select list when the subquery is not introduced with EXISTS.',
      at,
    ),
  'subquery-rows': (_, at) =>
    say(
      512,
      16,
      'Subquery returned more than 1 value. This is not permitted when the subquery follows =, !=, <, <= , >, >= or when the subquery is used as an expression.',
      at,
    ),
  'set-columns': (_, at) =>
    say(
      205,
      16,
      'All queries combined using a UNION, INTERSECT or EXCEPT operator must have an equal number of expressions in their target lists.',
      at,
    ),
  'order-position': ({ position }, at) =>
    say(
      108,
      16,
      `The ORDER BY position number ${position} is out of range of the number of items in the select list.`,
      at,
    ),
  'order-not-selected': (_, at) =>
    say(145, 15, 'ORDER BY items must appear in the select list if SELECT DISTINCT is specified.', at),
  'common-table-columns': ({ name, wanted, given }, at) =>
    say(
      given < wanted ? 8158 : 8159,
      16,
      `'${name}' has ${given < wanted ? 'more' : 'fewer'} columns than were specified in the column list.`,
      at,
    ),
  'values-columns': (_, at) =>
    say(10709, 16, 'The number of columns for each row in a table value constructor must be the same.', at),
  'insert-columns': ({ columns, values, isListed }, at) => {
    if (!isListed)
      return say(213, 16, 'Column name or number of supplied values does not match table definition.', at);
    const [number, word] = columns > values ? [109, 'more'] : [110, 'fewer'];
    return say(
      number,
      15,
      `There are ${word} columns in the INSERT statement than values specified in the VALUES clause. The number of values in the VALUES clause must match the number of columns specified in the INSERT statement.`,
      at,
    );
  },
  'recursion-shape': ({ name }, at) =>
    say(
      252,
      16,
      `Recursive common table expression '${name}' does not contain a top-level UNION ALL operator.`,
      at,
    ),
  'recursion-limit': ({ limit }, at) =>
    say(
      530,
      16,
      `The statement terminated. The maximum recursion ${limit} has been exhausted before statement completion.`,
      at,
    ),
  'star-without-from': (_, at) => say(263, 16, 'Must specify table to select from.', at),
  'negative-limit': (_, at) =>
    say(
      1060,
      15,
      'The number of rows provided for a TOP or FETCH clauses row count parameter must be an integer.',
      at,
    ),
  // One side alone is at fault, or the two together.
  'operator-types': ({ operator, left, right }, at) =>
    left === null
      ? say(8117, 16, `Operand data type ${right} is invalid for ${operatorName(operator)} operator.`, at)
      : say(
          402,
          16,
          `The data types ${left} and ${right} are incompatible in the ${operatorName(operator)} operator.`,
          at,
        ),
  incomparable: ({ left, right, operator }, at) =>
    operator === 'clash'
      ? say(206, 16, `Operand type clash: ${left} is incompatible with ${right}`, at)
      : say(
          402,
          16,
          `The data types ${left} and ${right} are incompatible in the ${operatorName(operator)} operator.`,
          at,
        ),
  'cannot-convert': ({ from, to, implicit }, at) =>
    implicit
      ? say(
          257,
          16,
          `Implicit conversion from data type ${from} to ${to} is not allowed. Use the CONVERT function to run this query.`,
          at,
        )
      : say(206, 16, `Operand type clash: ${from} is incompatible with ${to}`, at),
  'not-a-condition': (_, at) =>
    say(
      4145,
      15,
      'An expression of non-boolean type specified in a context where a condition is expected.',
      at,
    ),
  'types-do-not-match': ({ left, right }, at) =>
    say(206, 16, `Operand type clash: ${left} is incompatible with ${right}`, at),
  'cannot-cast': ({ from, to }, at) =>
    say(529, 16, `Explicit conversion from data type ${from} to ${to} is not allowed.`, at),
  'invalid-text': ({ type, text, from = 'varchar' }, at) => {
    if (/date|time/.test(type))
      return say(241, 16, 'Conversion failed when converting date and/or time from character string.', at);
    if (type === 'uniqueidentifier') {
      return say(
        8169,
        16,
        'Conversion failed when converting from a character string to uniqueidentifier.',
        at,
      );
    }
    if (/money/.test(type)) {
      return say(235, 16, 'Cannot convert a char value to money. The char value has incorrect syntax.', at);
    }
    return /int|bit/.test(type)
      ? say(
          245,
          16,
          `Conversion failed when converting the ${from} value '${text}' to data type ${type}.`,
          at,
        )
      : say(8114, 16, `Error converting data type ${from} to ${type}.`, at);
  },
  'illegal-number': ({ type, text }, at) =>
    type === 'float'
      ? say(
          168,
          15,
          `The floating point value '${text}' is out of the range of computer representation (8 bytes).`,
          at,
        )
      : say(
          1007,
          15,
          `The number '${text}' is out of the range for numeric representation (maximum precision 38).`,
          at,
        ),
  'invalid-format': ({ what, text }, at) =>
    what === 'style'
      ? say(
          281,
          16,
          `${text} is not a valid style number when converting from datetime to a character string.`,
          at,
        )
      : say(241, 16, 'Conversion failed when converting date and/or time from character string.', at),
  'invalid-argument': ({ name, what, code }, at) =>
    code
      ? say(Number(code), OF_SYNTAX.has(code) ? 15 : 16, what, at)
      : say(
          8116,
          16,
          `Argument data type ${what} is invalid for argument 1 of ${name.toLowerCase()} function.`,
          at,
        ),
  'out-of-range': ({ type, value }, at) => {
    if (/^(tinyint|smallint)$/.test(type))
      return say(220, 16, `Arithmetic overflow error for data type ${type}, value = ${value}.`, at);
    // `int to numeric` says what the value was as well.
    const [from, to = type] = type.includes(' to ') ? type.split(' to ') : ['expression'];
    const typed = from === 'numeric' && /char/.test(to) ? to : `data type ${to}`;
    return say(8115, 16, `Arithmetic overflow error converting ${from} to ${typed}.`, at);
  },
  'division-by-zero': (_, at) => say(8134, 16, 'Divide by zero error encountered.', at),
  'too-long': ({ table, column, length, value }, at) =>
    say(
      2628,
      16,
      `String or binary data would be truncated in table '${DATABASE_NAME}.dbo.${table ?? ''}', column '${column ?? ''}'. Truncated value: '${value.slice(0, length)}'.`,
      at,
    ),
  'assign-type': ({ columnType, valueType }, at) =>
    say(206, 16, `Operand type clash: ${valueType} is incompatible with ${columnType}`, at),
  'not-null': ({ column, table, verb }, at) =>
    say(
      515,
      16,
      `Cannot insert the value NULL into column '${column}', table '${DATABASE_NAME}.dbo.${table}'; column does not allow nulls. ${verb} fails.`,
      at,
    ),
  'duplicate-key': ({ constraint, table, values, primary, isIndex, isExisting }, at) => {
    const value = `The duplicate key value is (${values.map((one) => (one === 'NULL' ? '<NULL>' : one)).join(', ')}).`;
    if (isExisting) {
      return say(
        1505,
        16,
        `The CREATE UNIQUE INDEX statement terminated because a duplicate key was found for the object name '${dbo(table)}' and the index name '${constraint}'. ${value}`,
        at,
      );
    }
    if (isIndex) {
      return say(
        2601,
        14,
        `Cannot insert duplicate key row in object '${dbo(table)}' with unique index '${constraint}'. ${value}`,
        at,
      );
    }
    const kind = primary ? 'PRIMARY KEY' : 'UNIQUE KEY';
    return say(
      2627,
      14,
      `Violation of ${kind} constraint '${constraint}'. Cannot insert duplicate key in object '${dbo(table)}'. ${value}`,
      at,
    );
  },
  'parent-missing': ({ constraint, parent, parentColumns, verb = 'INSERT' }, at) =>
    say(
      547,
      16,
      `The ${verb} statement conflicted with the FOREIGN KEY constraint "${constraint}". The conflict occurred in database "${DATABASE_NAME}", table "${dbo(parent)}", column '${parentColumns.join(', ')}'.`,
      at,
    ),
  'child-exists': ({ constraint, child, childColumns, verb = 'DELETE' }, at) =>
    say(
      547,
      16,
      `The ${verb} statement conflicted with the REFERENCE constraint "${constraint}". The conflict occurred in database "${DATABASE_NAME}", table "${dbo(child)}", column '${childColumns.join(', ')}'.`,
      at,
    ),
  'check-failed': ({ constraint, table, column, verb = 'INSERT', isExisting }, at) => {
    const where = column === undefined ? '' : `, column '${column}'`;
    return say(
      547,
      16,
      `The ${isExisting ? 'ALTER TABLE' : verb} statement conflicted with the CHECK constraint "${constraint}". The conflict occurred in database "${DATABASE_NAME}", table "${dbo(table)}"${where}.`,
      at,
    );
  },
  'generated-column': ({ column }, at) =>
    say(
      271,
      16,
      `The column "${column}" cannot be modified because it is either a computed column or is the result of a UNION operator.`,
      at,
    ),
  'identity-insert': ({ table }, at) =>
    say(
      544,
      16,
      `Cannot insert explicit value for identity column in table '${table}' when IDENTITY_INSERT is set to OFF.`,
      at,
    ),
  'identity-update': ({ column }, at) => say(8102, 16, `Cannot update identity column '${column}'.`, at),
  'identity-needed': ({ table }, at) =>
    say(
      545,
      16,
      `Explicit value must be specified for identity column in table '${table}' either when IDENTITY_INSERT is set to ON or when a replication user is inserting into a NOT FOR REPLICATION identity column.`,
      at,
    ),
  'no-identity': ({ table }, at) =>
    say(8106, 16, `Table '${table}' does not have the identity property. Cannot perform SET operation.`, at),
  'identity-insert-open': ({ table, open }, at) =>
    say(
      8107,
      16,
      `IDENTITY_INSERT is already ON for table '${DATABASE_NAME}.dbo.${open}'. Cannot perform SET operation for table '${table}'.`,
      at,
    ),
  'table-in-use': ({ table }, at) =>
    say(
      3726,
      16,
      `Could not drop object '${table}' because it is referenced by a FOREIGN KEY constraint.`,
      at,
    ),
  'truncate-in-use': ({ table }, at) =>
    say(
      4712,
      16,
      `Cannot truncate table '${table}' because it is being referenced by a FOREIGN KEY constraint.`,
      at,
    ),
  'index-of-constraint': ({ name, table }, at) =>
    say(
      3723,
      16,
      `An explicit DROP INDEX is not allowed on index '${table}.${name}'. It is being used for PRIMARY KEY constraint enforcement.`,
      at,
    ),
  'constraint-in-use': ({ constraint, by }, at) =>
    say(
      3725,
      16,
      `The constraint '${constraint}' is being referenced by foreign key constraint '${by}'.`,
      at,
    ),
  'column-in-use': ({ column, by }, at) =>
    say(5074, 16, `The object '${by}' is dependent on column '${column}'.`, at),
  'not-null-existing': ({ column, table }, at) =>
    say(
      4901,
      16,
      `ALTER TABLE only allows columns to be added that can contain nulls, or have a DEFAULT definition specified, or the column being added is an identity or timestamp column, or alternatively if none of the previous conditions are satisfied the table must be empty to allow addition of this column. Column '${column}' cannot be added to non-empty table '${table}' because it does not satisfy these conditions.`,
      at,
    ),
  'cascade-paths': ({ constraint, table }, at) =>
    say(
      1785,
      16,
      `Introducing FOREIGN KEY constraint '${constraint}' on table '${table}' may cause cycles or multiple cascade paths. Specify ON DELETE NO ACTION or ON UPDATE NO ACTION, or modify other FOREIGN KEY constraints.`,
      at,
    ),
  'sequence-exhausted': ({ name }, at) =>
    say(
      11728,
      16,
      `The sequence object '${name}' has reached its minimum or maximum value. Restart the sequence object to allow new values to be generated.`,
      at,
    ),
  'merge-twice': (_, at) =>
    say(
      8672,
      16,
      'The MERGE statement attempted to UPDATE or DELETE the same row more than once. This happens when a target row matches more than one source row. A MERGE statement cannot UPDATE/DELETE the same row of the target table multiple times. Refine the ON clause to ensure a target row matches at most one source row, or use the GROUP BY clause to group the source rows.',
      at,
    ),
  'column-twice': ({ name }, at) =>
    say(
      264,
      16,
      `The column name '${name}' is specified more than once in the SET clause or column list of an INSERT. A column cannot be assigned more than one value in the same clause. Modify the clause to make sure that a column is updated only once. If this statement updates or inserts columns into a view, column aliasing can conceal the duplication in your code.`,
      at,
    ),
  'several-primary-keys': ({ table }, at) =>
    say(8110, 16, `Cannot add multiple PRIMARY KEY constraints to table '${table}'.`, at),
  'not-a-table': ({ name, verb }, at) => {
    const other = verb === 'DROP VIEW' ? 'TABLE' : 'VIEW';
    return say(
      3705,
      16,
      `Cannot use ${verb} with '${name}' because '${name}' is a ${other.toLowerCase()}. Use DROP ${other}.`,
      at,
    );
  },
  'unusable-reference': ({ parent }, at) =>
    say(
      1776,
      16,
      `There are no primary or candidate keys in the referenced table '${parent}' that match the referencing column list in the foreign key.`,
      at,
    ),
  'no-transaction': ({ verb }, at) => {
    if (verb === 'COMMIT')
      return say(3902, 16, 'The COMMIT TRANSACTION request has no corresponding BEGIN TRANSACTION.', at);
    if (verb === 'ROLLBACK')
      return say(3903, 16, 'The ROLLBACK TRANSACTION request has no corresponding BEGIN TRANSACTION.', at);
    return say(628, 16, 'Cannot issue SAVE TRANSACTION when there is no active transaction.', at);
  },
};

const OPERATOR_NAMES: Readonly<Record<string, string>> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
  '%': 'modulo',
  '=': 'equal to',
  '<>': 'not equal to',
  '<': 'less than',
  '>': 'greater than',
  '<=': 'less than or equal to',
  '>=': 'greater than or equal to',
};

function operatorName(operator: string): string {
  return OPERATOR_NAMES[operator] ?? operator;
}
