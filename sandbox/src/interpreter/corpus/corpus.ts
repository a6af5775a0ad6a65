import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DialectName } from '../dialects/dialect.ts';

/** A statement that the dialect can't read. `place`: where it complains; null where the corpus doesn't say. */
export type Refused = {
  readonly sql: string;
  readonly place: { readonly offset: number; readonly length: number } | null;
};

/** The dialect's statements, one a line in `<dialect>.sql`, each under the page that documents its form. */
export function statementsOf(dialect: DialectName): string[] {
  return linesOf(`${dialect}.sql`);
}

/** What the dialect refuses: `<dialect>.refused.sql`, with the place in guillemets. */
export function refusedBy(dialect: DialectName): Refused[] {
  return linesOf(`${dialect}.refused.sql`).map(refusedFrom);
}

function refusedFrom(line: string): Refused {
  const offset = line.indexOf('«');
  const end = line.indexOf('»');
  const sql = line.replace('«', '').replace('»', '');
  return { sql, place: offset < 0 ? null : { offset, length: end - offset - 1 } };
}

/** Without comment lines and the semicolon at the end of each. */
function linesOf(file: string): string[] {
  return readFileSync(fileURLToPath(new URL(file, import.meta.url)), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('-- '))
    .map((line) => line.replace(/;$/, '').replaceAll('␤', '\n'));
}
