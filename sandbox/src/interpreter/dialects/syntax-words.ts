import type { DialectName, ErrorText, Expected, SyntaxComplaint } from './dialect.ts';

type Phrase = (complaint: SyntaxComplaint) => ErrorText;

const sqlite: Phrase = ({ kind, near }) => {
  if (kind === 'unrecognized' || kind === 'unterminated') {
    return { message: `unrecognized token: "${near}"`, code: 'SQLITE_ERROR' };
  }
  const message = near === '' ? 'incomplete input' : `near "${near}": syntax error`;
  return { message, code: 'SQLITE_ERROR' };
};

const postgresql: Phrase = ({ kind, near, unclosed, expected }) => {
  if (expected === 'no-limit-comma') return { message: 'LIMIT #,# syntax is not supported', code: '42601' };
  if (kind === 'unterminated' && unclosed) {
    const what = unclosed === 'comment' ? '/* comment' : unclosed;
    return { message: `unterminated ${what} at or near "${near}"`, code: '42601' };
  }
  const place = near === '' ? 'at end of input' : `at or near "${near}"`;
  return { message: `syntax error ${place}`, code: '42601' };
};

/** MySQL quotes at most 80 characters of what it could not read. */
const NEAR_CHARS = 80;

/** Their lexer has already gone on when it hands out a comma. */
const behindComma = (near: string, rest: string): string => (near === ',' ? rest.slice(1) : rest);

/** What MySQL's grammar reads and its server refuses. */
const refused = (code: string, state: string, text: string): ErrorText => ({
  message: `ERROR ${code} (${state}): ${text}`,
  code,
});

type Refusals = Readonly<Partial<Record<Expected, ErrorText>>>;

const MYSQL: Refusals = {
  'no-frame-groups': refused('1235', '42000', "This version of MySQL doesn't yet support 'GROUPS'"),
  'no-frame-exclude': refused('1235', '42000', "This version of MySQL doesn't yet support 'EXCLUDE'"),
};
const MARIADB: Refusals = {
  'no-frame-exclude': refused('4022', 'HY000', 'Frame exclusion is not supported yet'),
};

const mysqlWords =
  (server: string, refusals: Refusals): Phrase =>
  ({ near, rest, line, expected }) =>
    refusals[expected] ?? {
      message:
        'ERROR 1064 (42000): You have an error in your SQL syntax; check the manual that corresponds to your ' +
        `${server} server version for the right syntax to use near '${behindComma(near, rest).slice(0, NEAR_CHARS)}' at line ${line}`,
      code: '1064',
    };

const mssql: Phrase = ({ kind, near, line, reserved, unclosed, expected }) => {
  const msg = (number: number, text: string, level = 15): ErrorText => ({
    message: `Msg ${number}, Level ${level}, State 1, Line ${line}\n${text}`,
    code: String(number),
  });
  if (unclosed === 'comment') return msg(113, "Missing end comment mark '*/'.");
  if (kind === 'unterminated') {
    return msg(105, `Unclosed quotation mark after the character string '${near.slice(1)}'.`);
  }
  if (expected === 'condition') {
    const text = 'An expression of non-boolean type specified in a context where a condition is expected';
    return msg(4145, `${text}, near '${near}'.`);
  }
  if (expected === 'procedure') return msg(2812, `Could not find stored procedure '${near}'.`, 16);
  if (expected === 'no-set-all')
    return msg(324, `The 'ALL' version of the ${near} operator is not supported.`);
  if (expected === 'table-hint') {
    const what = `"${near}" is not a recognized table hints option`;
    const intent =
      'If it is intended as a parameter to a table-valued function or to the CHANGETABLE function';
    return msg(321, `${what}. ${intent}, ensure that your database compatibility mode is set to 90.`);
  }
  if (expected === 'no-lone-fetch')
    return msg(153, `Invalid usage of the option ${near} in the FETCH statement.`);
  return reserved
    ? msg(156, `Incorrect syntax near the keyword '${near}'.`)
    : msg(102, `Incorrect syntax near '${near.replace(/^N?'(.*)'$/s, '$1')}'.`);
};

/** Oracle names what it missed, not what it met. */
const ORACLE: Readonly<Record<Expected, readonly [number, string]>> = {
  statement: [900, 'invalid SQL statement'],
  expression: [936, 'missing expression'],
  condition: [920, 'invalid relational operator'],
  name: [904, 'invalid identifier'],
  table: [903, 'invalid table name'],
  end: [933, 'SQL command not properly ended'],
  'no-limit-comma': [933, 'SQL command not properly ended'],
  FROM: [923, 'FROM keyword not found where expected'],
  BY: [924, 'missing BY keyword'],
  INTO: [925, 'missing INTO keyword'],
  SET: [971, 'missing SET keyword'],
  SELECT: [928, 'missing SELECT keyword'],
  VALUES: [926, 'missing VALUES keyword'],
  '(': [906, 'missing left parenthesis'],
  ')': [907, 'missing right parenthesis'],
  keyword: [905, 'missing keyword'],
  NULL: [908, 'missing NULL keyword'],
  procedure: [900, 'invalid SQL statement'],
  'no-set-all': [928, 'missing SELECT keyword'],
  'no-frame-groups': [907, 'missing right parenthesis'],
  'no-frame-exclude': [907, 'missing right parenthesis'],
  'no-lone-fetch': [933, 'SQL command not properly ended'],
  'table-hint': [933, 'SQL command not properly ended'],
};

const oracle: Phrase = ({ kind, expected, unclosed }) => {
  if (unclosed === 'quoted string') return ora(1756, 'quoted string not properly terminated');
  if (unclosed === 'quoted identifier') return ora(1740, 'missing double quote in identifier');
  if (kind === 'unrecognized') return ora(911, 'invalid character');
  return ora(...ORACLE[expected]);
};

function ora(number: number, text: string): ErrorText {
  const code = `ORA-${String(number).padStart(5, '0')}`;
  return { message: `${code}: ${text}`, code };
}

/** What each dialect says about SQL that it can't read. */
export const SYNTAX_WORDS: Readonly<Record<DialectName, Phrase>> = {
  sqlite,
  postgresql,
  mysql: mysqlWords('MySQL', MYSQL),
  mariadb: mysqlWords('MariaDB', MARIADB),
  mssql,
  oracle,
};
