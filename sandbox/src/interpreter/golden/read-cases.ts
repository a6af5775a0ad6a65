import { DIALECT_NAMES, type DialectName } from '../dialects/dialect.ts';
import type { GoldenCase, Source } from './golden-case.ts';
import { type ExpectedLine, expectationFrom } from './read-expectation.ts';

/** Statements by the name of the setup. */
export type Setups = ReadonlyMap<string, string>;

/**
 * A file of cases:
 *
 *     source mysql: ~MySQL 8.4 Reference Manual, 15.2.13.2 JOIN Clause     (~: recalled, not looked up)
 *
 *     [inner-join] town                                   a construct, and the setup of its cases
 *     mysql mariadb: SELECT 1                             who runs what; `all`, `all but oracle`
 *       FROM people                                       goes on when indented
 *     = 1                                                 a row; `~` for a row in any order, `= (none)` for none
 *     mariadb = 2                                         what one of them gives instead
 *
 * `: a | b` names columns, `# 3` counts touched rows, `! 1146/42S02 words @token` is an error and where it points,
 * `?` is what SQLTown names as unsupported. `{dual}` is FROM dual where the dialect needs it, `{date:2025-03-01}` a
 * date as the dialect writes one, `{only mysql mariadb: …}` a text only in these.
 */
export function readCases({
  file,
  text,
  setups,
}: {
  file: string;
  text: string;
  setups: Setups;
}): GoldenCase[] {
  const reader: Reader = { setups, sources: new Map(), section: { construct: '', setup: '' }, open: [] };
  text.split('\n').forEach((line, i) => {
    const place = `${file}:${i + 1}`;
    try {
      readLine(reader, line, place);
    } catch (cause) {
      throw new Error(`${place}: ${line}`, { cause });
    }
  });
  const numbers = new Map<string, number>();
  return reader.open.flatMap((open) => {
    const number = (numbers.get(open.construct) ?? 0) + 1;
    numbers.set(open.construct, number);
    return casesFrom(open, number);
  });
}

/** A case as it is written: one statement for several dialects. */
type OpenCase = {
  readonly construct: string;
  readonly setup: string;
  readonly place: string;
  readonly dialects: readonly DialectName[];
  sql: string;
  readonly lines: ExpectedLine[];
  /** Those of the file, and its own behind them. */
  readonly sources: Map<DialectName, Source>;
};

type Reader = {
  readonly setups: Setups;
  readonly sources: Map<DialectName, Source>;
  section: { readonly construct: string; readonly setup: string };
  readonly open: OpenCase[];
};

const COMMENT = /^$|^-- /;
const SECTION = /^\[([a-z0-9-]+)\](?: ([a-z]+))?$/;
const SOURCE = /^source ([a-z ]+): (.+)$/;
const EXPECTED = /^((?:[a-z]+ )*)([=~:#!?])(?: (.*))?$/;
const GOES_ON = /^ {2}(.*)$/;
const OPENS = /^([a-z][a-z ]*): (.+)$/;

function readLine(reader: Reader, line: string, place: string): void {
  const [, construct, setup] = SECTION.exec(line) ?? [];
  const [, cited, title = ''] = SOURCE.exec(line) ?? [];
  const [, names, sign = '', text = ''] = EXPECTED.exec(line) ?? [];
  const [, more] = GOES_ON.exec(line) ?? [];
  const [, runners, sql = ''] = OPENS.exec(line) ?? [];
  if (COMMENT.test(line)) return;
  if (construct !== undefined) {
    reader.section = { construct, setup: setup === undefined ? '' : setupOf(setup, reader.setups) };
  } else if (cited !== undefined) {
    // Before the first section it holds for the file, below a case for that case.
    const sources = reader.section.construct === '' ? reader.sources : openOf(reader).sources;
    for (const dialect of dialectsFrom(cited)) sources.set(dialect, sourceFrom(title));
  } else if (names !== undefined) {
    const dialects = names === '' ? null : dialectsFrom(names.trim());
    openOf(reader).lines.push({ dialects, sign, text });
  } else if (more !== undefined) openOf(reader).sql += `\n${more}`;
  else if (runners !== undefined) {
    const sources = new Map(reader.sources);
    reader.open.push({ ...reader.section, place, dialects: dialectsFrom(runners), sql, lines: [], sources });
  } else throw new Error('not a line of a case');
}

function openOf({ open }: Reader): OpenCase {
  const last = open.at(-1);
  if (!last) throw new Error('no case before it');
  return last;
}

function casesFrom(
  { construct, place, dialects, sql, setup, lines, sources }: OpenCase,
  number: number,
): GoldenCase[] {
  return dialects.map((dialect): GoldenCase => {
    const source = sources.get(dialect);
    if (!source) throw new Error(`${place}: no source for ${dialect}`);
    const asked = inDialect(sql, dialect);
    return {
      id: `${construct}.${number}/${dialect}`,
      construct,
      dialect,
      setup: inDialect(setup, dialect),
      sql: asked,
      expected: expectationFrom(lines, { dialect, sql: asked, place }),
      source,
      place,
    };
  });
}

/** `setup town` and the statements under it. */
export function readSetups(text: string): Setups {
  const blocks = text.split(/^setup /m).slice(1);
  return new Map(
    blocks.map((block) => {
      const end = block.indexOf('\n');
      return [block.slice(0, end).trim(), block.slice(end + 1).trim()];
    }),
  );
}

function setupOf(name: string, setups: Setups): string {
  const setup = setups.get(name);
  if (setup === undefined) throw new Error(`no setup ${name}`);
  return setup;
}

function sourceFrom(text: string): Source {
  return text.startsWith('~') ? { title: text.slice(1), recalled: true } : { title: text, recalled: false };
}

function dialectsFrom(text: string): DialectName[] {
  const [first, but, ...rest] = text.split(' ');
  if (first !== 'all') return text.split(' ').map(dialectOf);
  if (but !== undefined && but !== 'but') throw new Error(`what of ${text}`);
  const left = new Set(rest.map(dialectOf));
  return DIALECT_NAMES.filter((name) => !left.has(name));
}

function dialectOf(name: string): DialectName {
  const dialect = DIALECT_NAMES.find((known) => known === name);
  if (!dialect) throw new Error(`no dialect ${name}`);
  return dialect;
}

/** Those that read DATE '2025-03-01'. */
const DATE_WORD: readonly DialectName[] = ['postgresql', 'mysql', 'mariadb', 'oracle'];

function inDialect(sql: string, dialect: DialectName): string {
  return sql
    .replaceAll('{dual}', dialect === 'oracle' ? ' FROM dual' : '')
    .replaceAll(/\{date:([\d-]+)\}/g, (_, day: string) =>
      DATE_WORD.includes(dialect) ? `DATE '${day}'` : `'${day}'`,
    )
    .replaceAll(/\{only ([a-z ]+): ?([^}]*)\}/g, (_, names: string, text: string) =>
      names.split(' ').includes(dialect) ? text : '',
    );
}
