import type { JsonPath } from './path.ts';

const STRING = /"(?:[^"\\]|\\.)*"/y;
const SCALAR = /[^\s,\]}]+/y;

/** The text of what a path finds, as it stands in a document that is known to be JSON; null where it finds nothing. */
export function fragmentAt(text: string, { steps }: JsonPath): string | null {
  let at = skipSpace(text, 0);
  for (const { kind, name, index } of steps) {
    const found =
      kind === 'member' ? memberAt(text, at, name) : kind === 'item' ? itemAt(text, at, index) : null;
    if (found === null) return null;
    at = found;
  }
  return text.slice(at, behind(text, at));
}

/** Where the value of a member begins: the first of that name. */
function memberAt(text: string, start: number, name: string): number | null {
  if (text.charAt(start) !== '{') return null;
  for (let at = skipSpace(text, start + 1); text.charAt(at) === '"'; ) {
    const end = behind(text, at);
    const value = skipSpace(text, skipSpace(text, end) + 1);
    if (JSON.parse(text.slice(at, end)) === name) return value;
    at = skipSpace(text, skipSpace(text, behind(text, value)) + 1);
  }
  return null;
}

function itemAt(text: string, start: number, index: number): number | null {
  if (text.charAt(start) !== '[') return null;
  let at = skipSpace(text, start + 1);
  for (let i = 0; at < text.length && text.charAt(at) !== ']'; i += 1) {
    if (i === index) return at;
    const next = skipSpace(text, behind(text, at));
    if (text.charAt(next) !== ',') return null;
    at = skipSpace(text, next + 1);
  }
  return null;
}

/** The place behind the value that begins here. */
function behind(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; ) {
    const sign = text.charAt(at);
    if (sign === '"') at = matchEnd(STRING, text, at);
    else if (sign === '{' || sign === '[') {
      depth += 1;
      at += 1;
    } else if (sign === '}' || sign === ']') {
      depth -= 1;
      at += 1;
    } else if (depth === 0) at = matchEnd(SCALAR, text, at);
    else at += 1;
    if (depth === 0) return at;
  }
  return text.length;
}

function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : text.length;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (/[ \t\r\n]/.test(text.charAt(at))) at += 1;
  return at;
}
