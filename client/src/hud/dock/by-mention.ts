/** What a learner reads and writes: the query tells more surely than the task which table is meant. */
export type Mentioned = { readonly sql: string; readonly task: string };

/**
 * Tables in the order in which a learner will want them: those that the query reads, then those that the
 * task names, in the singular or the plural, then the rest as they came.
 */
export function byMention<Table extends { readonly name: string }>(
  tables: readonly Table[],
  { sql, task }: Mentioned,
): readonly Table[] {
  const code = sql.replaceAll(/--.*$/gm, '');
  const places = wordsOf(`${code} ${task}`);
  const place = ({ name }: Table): number => {
    const at = places.findIndex((word) => stem(word) === stem(name.toLowerCase()));
    return at === -1 ? Number.POSITIVE_INFINITY : at;
  };
  return tables
    .map((table) => ({ table, place: place(table) }))
    .toSorted((a, b) => (a.place === b.place ? 0 : a.place - b.place))
    .map(({ table }) => table);
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
}

/** `families` and `family`, `ghats` and `ghat` are one word. */
function stem(word: string): string {
  return word.replace(/ies$/, 'y').replace(/s$/, '');
}
