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

const mysqlWords =
  (server: string): Phrase =>
  ({ rest, line }) => ({
    message:
      'ERROR 1064 (42000): You have an error in your SQL syntax; check the manual that corresponds to your ' +
      `${server} server version for the right syntax to use near '${rest.slice(0, NEAR_CHARS)}' at line ${line}`,
    code: '1064',
  });

const mssql: Phrase = ({ kind, near, line, reserved, unclosed, expected }) => {
  const msg = (number: number, text: string): ErrorText => ({
    message: `Msg ${number}, Level 15, State 1, Line ${line}\n${text}`,
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
  return reserved
    ? msg(156, `Incorrect syntax near the keyword '${near}'.`)
    : msg(102, `Incorrect syntax near '${near}'.`);
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
  mysql: mysqlWords('MySQL'),
  mariadb: mysqlWords('MariaDB'),
  mssql,
  oracle,
};
