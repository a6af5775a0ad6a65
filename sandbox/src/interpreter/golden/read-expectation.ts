import type { DialectName } from '../dialects/dialect.ts';
import type { Expectation } from './golden-case.ts';

/** A line under a case. `dialects`: null when it holds for all that have none of their own. */
export type ExpectedLine = {
  readonly dialects: readonly DialectName[] | null;
  readonly sign: string;
  readonly text: string;
};

type Asked = { readonly dialect: DialectName; readonly sql: string; readonly place: string };

/** What the lines say for one dialect. @throws when they say nothing, or two things. */
export function expectationFrom(lines: readonly ExpectedLine[], { dialect, sql, place }: Asked): Expectation {
  const own = lines.filter(({ dialects }) => dialects?.includes(dialect));
  const said = own.length > 0 ? own : lines.filter(({ dialects }) => dialects === null);
  const [first] = said.filter(({ sign }) => sign !== ':');
  if (!first) throw new Error(`${place}: nothing expected of ${dialect}`);
  const signs = new Set(said.map(({ sign }) => sign).filter((sign) => sign !== ':'));
  if (signs.size > 1) throw new Error(`${place}: two kinds of expectation for ${dialect}`);
  switch (first.sign) {
    case '?':
      return { kind: 'unsupported' };
    case '#':
      return { kind: 'count', count: Number(first.text) };
    case '!':
      return errorFrom(first.text, sql, place);
    default: {
      const rows = said.filter(({ sign }) => sign !== ':').map(({ text }) => text);
      const names = said.find(({ sign }) => sign === ':');
      return {
        kind: 'rows',
        rows: rows[0] === '(none)' ? [] : rows.map(cellsOf),
        ordered: first.sign === '=',
        names: names ? cellsOf(names.text) : null,
      };
    }
  }
}

/** Between bars; a bar in a value would need another way to write it, and none has one. */
function cellsOf(text: string): string[] {
  return text.split(' | ').map((cell) => cell.trim());
}

/** `1146/42S02 Table 'town.nope' doesn't exist @nope`, `@2 nope` for its second place, `@$` for the end. */
function errorFrom(text: string, sql: string, place: string): Expectation {
  const [, code = '', extra, said = ''] = /^([A-Z0-9_-]+)(?:\/(\w+))?(?: (.*))?$/.exec(text) ?? [];
  if (code === '') throw new Error(`${place}: no error code`);
  const at = /(?:^| )@(?:(\d) )?(\S+)$/.exec(said);
  const words = (at ? said.slice(0, at.index) : said).trim();
  const offset = at ? offsetOf(sql, at[2] ?? '', Number(at[1] ?? 1)) : null;
  if (offset === -1) throw new Error(`${place}: no ${at?.[2]} in ${sql}`);
  return { kind: 'error', code, extra: extra ?? null, words, offset };
}

/** As a whole word, where it is one. */
function offsetOf(sql: string, token: string, nth: number): number {
  if (token === '$') return sql.length;
  const escaped = token.replaceAll(/[^\w]/g, String.raw`\$&`);
  const pattern = /^\w+$/.test(token) ? `(?<!\\w)${escaped}(?!\\w)` : escaped;
  const found = [...sql.matchAll(new RegExp(pattern, 'g'))];
  return found[nth - 1]?.index ?? -1;
}
