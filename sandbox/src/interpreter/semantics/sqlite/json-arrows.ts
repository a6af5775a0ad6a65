import { fail, Unsupported } from '../../errors/failure.ts';
import { type JsonNode, itemOf, memberOf, parseJson, printJson } from '../../values/json-document.ts';
import type { Value } from '../../values/value.ts';
import { numberFromText, textOf } from './values.ts';

/** `->` gives JSON text, `->>` an SQL value. The right side is a path, a member's name, or an item's index. */
export function jsonArrow(left: Value, right: Value, arrow: '->' | '->>'): Value {
  const document = parseJson(textOf(left));
  if (!document) fail({ kind: 'invalid-text', type: 'json', text: textOf(left) });
  const found = stepsOf(right).reduce<JsonNode | null>((node, step) => node && take(node, step), document);
  if (!found) return null;
  return arrow === '->' ? printJson(found) : sqlValue(found);
}

/** A JSON value as SQLite's: objects and arrays stay JSON text. */
function sqlValue(node: JsonNode): Value {
  switch (node.kind) {
    case 'null':
      return null;
    case 'boolean':
      return node.value ? 1n : 0n;
    case 'number':
      return numberFromText(node.text);
    case 'string':
      return node.value;
    default:
      return printJson(node);
  }
}

function take(node: JsonNode, step: string | number): JsonNode | null {
  return typeof step === 'number' ? itemOf(node, step) : memberOf(node, step);
}

const STEP = /\.(?:"((?:[^"\\]|\\.)*)"|([^.[]+))|\[(#-)?(\d+)\]/y;

function stepsOf(path: Value): (string | number)[] {
  if (typeof path === 'bigint') return [Number(path)];
  const text = textOf(path);
  if (!text.startsWith('$')) return [text];
  const steps: (string | number)[] = [];
  STEP.lastIndex = 1;
  for (let at = 1; at < text.length; at = STEP.lastIndex) {
    const match = STEP.exec(text);
    if (!match) throw new Unsupported(`the JSON path ${text}`, null);
    const [, quoted, bare, fromEnd, index] = match;
    if (index === undefined) steps.push(quoted ?? bare ?? '');
    else steps.push(fromEnd ? -Number(index) : Number(index));
  }
  return steps;
}
