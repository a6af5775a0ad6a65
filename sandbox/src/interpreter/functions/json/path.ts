import type { DialectName } from '../../dialects/dialect.ts';
import { Unsupported } from '../../errors/failure.ts';
import { type JsonNode, itemOf, memberOf } from '../../values/json-document.ts';
import { refuse } from '../define/complain.ts';

export type JsonPath = {
  readonly steps: readonly {
    readonly kind: 'member' | 'item' | 'members' | 'items';
    readonly name: string;
    readonly index: number;
  }[];
  readonly strict: boolean;
};

const STEP =
  /\s*(?:\.\s*(?:"((?:[^"\\]|\\.)*)"|(\*)|([^\s.[\]"*]+))|\[\s*(?:(\*)|(?:(last|#)\s*(?:-\s*(\d+))?)|(\d+))\s*\])\s*/y;

/** `$.a[0]."b c"[*]`; T-SQL and Oracle may write `lax` or `strict` before it. */
export function readPath(text: string, dialect: DialectName, name: string): JsonPath {
  const [mode = ''] = /^\s*(?:lax|strict)\s+/i.exec(text) ?? [];
  const path = text.slice(mode.length).trimStart();
  if (!path.startsWith('$')) wrong();
  const steps: JsonPath['steps'][number][] = [];
  STEP.lastIndex = 1;
  for (let at = 1; at < path.length; at = STEP.lastIndex) {
    if (path.startsWith('**', at) || path.startsWith('[?', at) || path.startsWith('.**', at))
      throw new Unsupported(`the JSON path ${text}`, null);
    STEP.lastIndex = at;
    const match = STEP.exec(path);
    if (!match) wrong();
    const [, quoted, anyMember, bare, anyItem, last, fromEnd, index] = match;
    if (anyMember) steps.push({ kind: 'members', name: '', index: 0 });
    else if (anyItem) steps.push({ kind: 'items', name: '', index: 0 });
    else if (last)
      steps.push({
        kind: 'item',
        name: '',
        index: last === '#' ? -Number(fromEnd ?? 0) : -1 - Number(fromEnd ?? 0),
      });
    else if (index !== undefined) steps.push({ kind: 'item', name: '', index: Number(index) });
    else
      steps.push({
        kind: 'member',
        name: quoted === undefined ? (bare ?? '') : (JSON.parse(`"${quoted}"`) as string),
        index: 0,
      });
  }
  return { steps, strict: /strict/i.test(mode) };

  function wrong(): never {
    return refuse(name, dialect, {
      sqlite: ['SQLITE_ERROR', `bad JSON path: '${text}'`],
      mysql: [
        '3143',
        'ERROR 3143 (42000): Invalid JSON path expression. The error is around character position 1.',
      ],
      mssql: [
        '13607',
        `JSON path is not properly formatted. Unexpected character '${path.charAt(0)}' is found at position 0.`,
      ],
      oracle: ['ORA-40442', `JSON path expression syntax error ('${text}')`],
    });
  }
}

/** Whether a path may find more than one. */
export function isMany({ steps }: JsonPath): boolean {
  return steps.some(({ kind }) => kind === 'members' || kind === 'items');
}

/** What a path finds; `scalarAsItem`: an index 0 of what is no array is the thing itself (MySQL, Oracle's lax mode). */
export function follow(root: JsonNode, { steps }: JsonPath, scalarAsItem: boolean): readonly JsonNode[] {
  let found: readonly JsonNode[] = [root];
  for (const { kind, name, index } of steps) {
    found = found.flatMap((node) => {
      if (kind === 'member') return present(memberOf(node, name));
      if (kind === 'members') return node.kind === 'object' ? node.members.map(([, member]) => member) : [];
      if (kind === 'items') return node.kind === 'array' ? node.items : scalarAsItem ? [node] : [];
      if (node.kind !== 'array' && scalarAsItem && (index === 0 || index === -1)) return [node];
      return present(itemOf(node, index));
    });
  }
  return found;
}

function present(node: JsonNode | null): JsonNode[] {
  return node ? [node] : [];
}
