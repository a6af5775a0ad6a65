import type { DialectName } from '../../dialects/dialect.ts';
import { fail } from '../../errors/failure.ts';
import { type JsonNode, parseJson, printJson, sortMembers } from '../../values/json-document.ts';
import { Json } from '../../values/json.ts';
import type { Value } from '../../values/value.ts';
import { refuse } from '../define/complain.ts';
import { textIn } from '../define/read.ts';
import type { Result } from '../define/types.ts';
import { spacingOf } from './encode.ts';

const NO_JSON_TYPE =
  'ERROR 3146 (22032): Invalid data type for JSON data in argument 1 to function json_extract; a JSON string or JSON type is required.';

/** The document in an argument. @throws SqlFailure where it is none */
export function documentIn(value: Value | undefined, dialect: DialectName): JsonNode {
  if (dialect === 'mysql' && typeof value !== 'string' && !(value instanceof Json))
    refuse('JSON', dialect, { mysql: ['3146', NO_JSON_TYPE] });
  const text =
    value instanceof Json
      ? value.text
      : typeof value === 'bigint' || typeof value === 'number'
        ? String(value)
        : textIn(value);
  const document = parseJson(text);
  if (document) return document;
  if (dialect === 'postgresql') fail({ kind: 'invalid-text', type: 'json', text });
  return refuse('JSON', dialect, {
    sqlite: ['SQLITE_ERROR', 'malformed JSON'],
    mysql: [
      '3141',
      'ERROR 3141 (22032): Invalid JSON text in argument 1 to function json_extract: "Invalid value." at position 0.',
    ],
    mssql: [
      '13609',
      `JSON text is not properly formatted. Unexpected character '${text.charAt(0)}' is found at position 0.`,
    ],
    oracle: ['ORA-40441', 'JSON syntax error'],
  });
}

/** Text that functions know to be JSON: put into another document it stays a document. */
const JSON_TEXT = 'JSON';

/** The type that a dialect's JSON functions give: PostgreSQL and MySQL have a JSON type, the others write text. */
export function jsonType(binary = false): Result {
  return (_, { semantics: { dialect, defaultCollation } }) =>
    dialect === 'mssql' || dialect === 'oracle' || dialect === 'mariadb'
      ? { kind: 'text', length: null, fixed: false, collation: defaultCollation, name: JSON_TEXT }
      : { kind: 'json', binary: binary || dialect === 'mysql' };
}

/** A document as a value of that type; `binary` sorts members and keeps the last of a name. */
export function toValue(node: JsonNode, dialect: DialectName, binary = false): Value {
  const sorted = binary || dialect === 'mysql' ? sortMembers(node) : node;
  const text = printJson(sorted, spacingOf(dialect));
  return dialect === 'postgresql' || dialect === 'mysql'
    ? new Json(text, binary || dialect === 'mysql')
    : text;
}

/** A scalar as an SQL value, a document as its text: `->>` and its kin. */
export function scalarOf(node: JsonNode, dialect: DialectName): Value {
  switch (node.kind) {
    case 'null':
      return null;
    case 'boolean':
      return dialect === 'sqlite' ? (node.value ? 1n : 0n) : String(node.value);
    case 'number':
      if (dialect !== 'sqlite') return node.text;
      return /^-?\d+$/.test(node.text) && BigInt.asIntN(64, BigInt(node.text)) === BigInt(node.text)
        ? BigInt(node.text)
        : Number(node.text);
    case 'string':
      return node.value;
    default:
      return printJson(node, spacingOf(dialect));
  }
}
