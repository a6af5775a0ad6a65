import type { Type } from '../../types/type.ts';
import { Decimal, decimalText, normalize } from '../../values/decimal.ts';
import { temporalText } from '../../values/iso.ts';
import { Json } from '../../values/json.ts';
import { type JsonNode, parseJson, printJson } from '../../values/json-document.ts';
import { Temporal } from '../../values/temporal.ts';
import type { Value } from '../../values/value.ts';
import type { Semantics } from '../../semantics/semantics.ts';

/** An SQL value as JSON: what is JSON already stays it, texts become strings. */
export function encoder(type: Type, semantics: Semantics): (value: Value) => JsonNode {
  const { dialect } = semantics;
  const item = type.kind === 'array' ? encoder(type.of, semantics) : null;
  return (value) => {
    if (value === null) return { kind: 'null' };
    if (value instanceof Json) return parseJson(value.text) ?? { kind: 'null' };
    if (typeof value === 'boolean') return { kind: 'boolean', value };
    if (typeof value === 'bigint') return { kind: 'number', text: String(value) };
    if (value instanceof Decimal)
      return { kind: 'number', text: decimalText(dialect === 'oracle' ? normalize(value) : value) };
    if (typeof value === 'number') return { kind: 'number', text: semantics.text(value, type) };
    if (value instanceof Temporal)
      return { kind: 'string', value: momentText(value, dialect === 'postgresql') };
    if (item && Array.isArray(value)) return { kind: 'array', items: value.map(item) };
    const text = typeof value === 'string' ? value : semantics.text(value, type);
    const isJson = type.kind === 'json' || (type.kind === 'text' && type.name === 'JSON');
    if (isJson) return parseJson(text) ?? { kind: 'string', value: text };
    return { kind: 'string', value: text };
  };
}

/** Keeps the text of what is JSON already, as PostgreSQL's json does, and writes the rest without spaces. */
export function textEncoder(type: Type, semantics: Semantics): (value: Value) => string {
  const encode = encoder(type, semantics);
  const item = type.kind === 'array' ? textEncoder(type.of, semantics) : null;
  return (value) => {
    if (value instanceof Json) return value.text;
    if (item && Array.isArray(value)) return `[${value.map(item).join(',')}]`;
    const isJson = type.kind === 'text' && type.name === 'JSON' && typeof value === 'string';
    return isJson ? value : printJson(encode(value));
  };
}

/** ISO 8601 in PostgreSQL; MySQL writes six digits of a second. */
function momentText(value: Temporal, isIso: boolean): string {
  if (!isIso) return temporalText(value, value.kind === 'date' ? 'shortest' : 6);
  return temporalText(value).replace(' ', 'T') + (value.zoned ? '+00:00' : '');
}

/** How a dialect's functions write documents: SQLite and T-SQL without spaces. */
export function spacingOf(dialect: Semantics['dialect']): 'tight' | 'spaced' {
  return dialect === 'sqlite' || dialect === 'mssql' || dialect === 'oracle' ? 'tight' : 'spaced';
}
