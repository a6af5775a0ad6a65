import { type Bomb, bombsOf } from './bomb.ts';

const { ends, fails } = bombsOf('sqlite');

export const SQLITE: readonly Bomb[] = [
  ...ends('S1', [
    'CREATE TABLE t AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n FROM r',
  ]),
  ...fails('S3', [
    'SELECT zeroblob(1000000000)',
    "SELECT printf('%.*c', 1000000000, 'x')",
    'SELECT hex(hex(hex(hex(zeroblob(900000)))))',
    "SELECT replace(hex(zeroblob(1000000)), '0', 'aaaaaaaaaaaaaaaa')",
    'SELECT group_concat(hex(zeroblob(1900000))) FROM citizens a, citizens b, citizens c',
    'WITH RECURSIVE r(b) AS (SELECT randomblob(1000000) UNION ALL SELECT randomblob(1000000) FROM r) SELECT count(*) FROM r',
  ]),
  ...ends('S3', [
    "SELECT instr(replace(hex(zeroblob(900000)), '00', 'aa'), replace(hex(zeroblob(450000)), '00', 'aa') || 'b')",
    'CREATE TABLE t AS SELECT randomblob(900000) AS b FROM citizens a, citizens b, citizens c, citizens d',
  ]),
  ...ends('S4', ['SELECT value FROM generate_series(1, 1000000000)']),
  ...fails('S7', [
    "ATTACH '/tmp/sqltown-canary.db' AS canary",
    "ATTACH '{file}' AS canary",
    "ATTACH 'file:{file}?mode=ro' AS canary",
    "VACUUM INTO '/tmp/sqltown-canary.db'",
    'PRAGMA writable_schema = ON',
    'PRAGMA max_page_count = 1000000000',
    "PRAGMA temp_store_directory = '/tmp'",
    "SELECT load_extension('{file}')",
    "SELECT fts3_tokenizer('simple')",
    'CREATE VIRTUAL TABLE t USING fts5(a)',
    "SELECT writefile('/tmp/sqltown-canary.db', 'x')",
    "SELECT edit('x', 'true')",
  ]),
  ...fails('S8', [
    'SELECT * FROM pragma_database_list',
    'PRAGMA compile_options',
    'SELECT * FROM sqlite_dbpage',
    "SELECT * FROM bytecode('SELECT 1')",
  ]),
  ...ends('S8', ['SELECT name, sql FROM sqlite_master', 'PRAGMA table_info(citizens)']),
  ...fails('S9', [
    'CREATE TRIGGER t AFTER INSERT ON songs BEGIN INSERT INTO songs SELECT title FROM songs; END; PRAGMA recursive_triggers = ON',
    'PRAGMA trusted_schema = OFF',
    "UPDATE sqlite_master SET sql = 'x'",
  ]),
  ...ends('S13', [
    "SELECT 'aaaaaaaa' GLOB '*a*a*a*a*a*a*a*a*b' FROM citizens a, citizens b, citizens c, citizens d, citizens e, citizens f, citizens g",
  ]),
  ...ends('S15', [
    "SELECT json_extract(printf('%.*c', 100000, '['), '$')",
    `SELECT json('${'['.repeat(9_000)}${']'.repeat(9_000)}')`,
    "WITH RECURSIVE r(j) AS (SELECT '[]' UNION ALL SELECT json_array(json(j), json(j)) FROM r) SELECT max(length(j)) FROM r",
  ]),
];
