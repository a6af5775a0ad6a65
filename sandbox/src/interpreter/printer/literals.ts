import type { DialectRules } from '../dialects/dialect.ts';
import type { Identifier, Literal, Name } from '../tree/expressions.ts';

const PREFIX = { national: 'N', hex: 'X', bits: 'B', plain: '' } as const;

export function printLiteral(literal: Literal, rules: DialectRules): string {
  const { kind, value } = literal;
  if (kind === 'number' || kind === 'null' || kind === 'boolean') return value;
  return PREFIX[kind] + printString(value, rules);
}

/** In single quotes, which every dialect reads as a string. */
export function printString(value: string, { lexical }: DialectRules): string {
  const escaped = lexical.backslash ? value.replaceAll('\\', '\\\\') : value;
  return `'${escaped.replaceAll("'", "''")}'`;
}

export function printIdentifier({ name, quoted }: Identifier, { lexical }: DialectRules): string {
  if (!quoted) return name;
  const [open, close] = lexical.nameQuotes[0] ?? ['"', '"'];
  return open + name.replaceAll(close, close + close) + close;
}

export function printName({ parts }: Name, rules: DialectRules): string {
  return parts.map((part) => printIdentifier(part, rules)).join('.');
}
