import type { DatasetSchema, DatasetTable } from '@sqltown/content/grading';
import { isKeyword } from '../sql/keywords.ts';
import type { Token } from '../sql/tokens.ts';

/** A dataset table in a FROM clause, and the word that its columns are called by there. */
export type NamedTable = { readonly table: DatasetTable; readonly qualifier: string };

/** The dataset tables that stand directly in a FROM clause: after its start, a comma, or JOIN. */
export function tablesInFrom(from: readonly Token[], schema: DatasetSchema): NamedTable[] {
  const depth = from[0]?.depth ?? 0;
  const named: NamedTable[] = [];
  for (const [i, token] of from.entries()) {
    if (token.depth !== depth) continue;
    const before = from[i - 1];
    if (before && before.text !== ',' && before.value !== 'JOIN') continue;
    const found = tableAt(from, i, schema);
    if (found) named.push(found);
  }
  return named;
}

function tableAt(from: readonly Token[], at: number, schema: DatasetSchema): NamedTable | null {
  const isQualified = from[at + 1]?.text === '.';
  const name = from[isQualified ? at + 2 : at];
  if (!name || !isName(name)) return null;
  const table = schema.tables.find((known) => known.name.toLowerCase() === name.value.toLowerCase());
  if (!table) return null;
  let next = at + (isQualified ? 3 : 1);
  if (from[next]?.value === 'AS') next += 1;
  const alias = from[next];
  return { table, qualifier: alias && isName(alias) ? alias.text : name.text };
}

function isName(token: Token): boolean {
  return token.kind === 'quoted' || (token.kind === 'word' && !isKeyword(token.value));
}
