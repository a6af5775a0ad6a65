import { Unsupported, fail } from '../../errors/failure.ts';
import { Json } from '../../values/json.ts';
import { type JsonNode, itemOf, memberOf, parseJson, printJson } from '../../values/json-document.ts';
import type { Value } from '../../values/value.ts';

const NO_DOCUMENT = {
  kind: 'invalid-argument',
  name: 'JSON_EXTRACT',
  code: '3146',
  what: 'ERROR 3146 (22032): Invalid data type for JSON data in argument 1 to function json_extract; a JSON string or JSON type is required.',
} as const;
const NO_PATH = {
  kind: 'invalid-argument',
  name: 'JSON_EXTRACT',
  code: '3143',
  what: 'ERROR 3143 (42000): Invalid JSON path expression. The error is around character position 1.',
} as const;

/** `->` is JSON_EXTRACT, `->>` the same unquoted. */
export function jsonArrow(document: Value, path: string, arrow: '->' | '->>'): Value {
  if (!(document instanceof Json) && typeof document !== 'string') return fail(NO_DOCUMENT);
  const text = document instanceof Json ? document.text : document;
  const root = parseJson(text);
  if (!root) return fail({ kind: 'invalid-text', type: 'json', text });
  const found = stepsOf(path).reduce<JsonNode | null>(
    (node, step) => node && (typeof step === 'number' ? itemOf(node, step) : memberOf(node, step)),
    root,
  );
  if (!found) return null;
  if (arrow === '->') return new Json(printJson(found, 'spaced'), true);
  return found.kind === 'string' ? found.value : printJson(found, 'spaced');
}

const STEP = /\s*(?:\.\s*(?:"((?:[^"\\]|\\.)*)"|([\p{L}_$][\p{L}\p{N}_$]*))|\[\s*(\d+)\s*\])/uy;

function stepsOf(path: string): (string | number)[] {
  if (!path.startsWith('$')) return fail(NO_PATH);
  const steps: (string | number)[] = [];
  STEP.lastIndex = 1;
  for (let at = 1; at < path.length; at = STEP.lastIndex) {
    const match = STEP.exec(path);
    if (!match) throw new Unsupported(`the JSON path ${path}`, null);
    const [, quoted, bare, index] = match;
    steps.push(index === undefined ? (quoted ?? bare ?? '') : Number(index));
  }
  return steps;
}
