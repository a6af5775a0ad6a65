/** The items of {1,2,NULL} or {"a b",c}; null where it is no array of one dimension. */
export function arrayItems(text: string): (string | null)[] | null {
  const inside = /^\s*\{([^]*)\}\s*$/.exec(text)?.[1];
  if (inside === undefined) return null;
  if (inside.trim() === '') return [];
  const item = /\s*(?:"((?:[^"\\]|\\[^])*)"|([^",{}\\]+))\s*(,|$)/y;
  const items: (string | null)[] = [];
  for (let isLast = false; !isLast; ) {
    const match = item.exec(inside);
    if (!match) return null;
    const [, quoted, bare = '', end] = match;
    if (quoted !== undefined) items.push(quoted.replace(/\\([^])/g, '$1'));
    else items.push(bare.trim().toUpperCase() === 'NULL' ? null : bare.trim());
    isLast = end === '';
  }
  return items;
}
