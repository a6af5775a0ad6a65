import { fail, Unsupported } from '../errors/failure.ts';
import type { TypeName } from '../tree/expressions.ts';
import type { Type } from '../types/type.ts';

/** The whole numbers in a type's parentheses: 10 and 2 of DECIMAL(10, 2). */
export function numbersOf({ arguments: args, name, span }: TypeName): number[] {
  return args.map((arg) => {
    const isNegative = arg.type === 'unary' && arg.operator === '-';
    const literal = isNegative ? arg.operand : arg;
    if (literal.type !== 'literal' || !/^\d+$/.test(literal.value)) throw new Unsupported(`${name}(…)`, span);
    return isNegative ? -Number(literal.value) : Number(literal.value);
  });
}

/** What a type with a length is for: a CAST, or a column of this name. */
export type Sized = {
  readonly type: Type;
  readonly name: TypeName;
  readonly place: 'cast' | 'column';
  readonly column: string | null;
};

/** The length of a text or of bytes that is written behind its type; null for others. */
export function lengthOf({
  type,
  name,
}: Sized): { readonly length: number; readonly written: string } | null {
  const [first] = name.arguments;
  const isSized = (type.kind === 'text' || type.kind === 'blob') && first?.type === 'literal';
  return isSized && type.length !== null ? { length: type.length, written: first.value } : null;
}

/** Digits of a second that are written behind a type; null for others. */
export function fractionOf({ type, name }: Sized): number | null {
  const isSized = (type.kind === 'time' || type.kind === 'timestamp') && name.arguments.length > 0;
  return isSized ? (numbersOf(name)[0] ?? null) : null;
}

/** VARCHAR(MAX). */
export function isMax({ arguments: [first] }: TypeName): boolean {
  return (
    first?.type === 'column' && first.name.parts.map((part) => part.name.toUpperCase()).join('.') === 'MAX'
  );
}

/** The texts in a type's parentheses: ENUM('a', 'b'). */
export function textsOf({ arguments: args }: TypeName): string[] {
  return args.flatMap((arg) => (arg.type === 'literal' && arg.kind !== 'number' ? [arg.value] : []));
}

/** A type by its name from a table of them; what the dialect has and SQLTown lacks is named, the rest is unknown. */
export function typeFrom(
  name: TypeName,
  table: ReadonlyMap<string, (name: TypeName) => Type>,
  lacking: ReadonlySet<string>,
): Type {
  const known = table.get(name.name);
  if (known) return payable(known(name), name);
  if (lacking.has(name.name)) throw new Unsupported(`type ${name.name}`, name.span);
  return fail({ kind: 'unknown-type', name: name.name }, name.span);
}

/** Far beyond what any dialect takes; powers of ten so high can't be computed with. */
const MOST_DIGITS = 10_000;

function payable(type: Type, { name, span }: TypeName): Type {
  const digits = type.kind === 'decimal' ? [type.precision ?? 0, type.scale ?? 0] : [];
  if (digits.some((count) => Math.abs(count) > MOST_DIGITS))
    throw new Unsupported(`${name} of so many digits`, span);
  return type;
}

export const integer = (bits: 1 | 8 | 16 | 24 | 32 | 64, unsigned = false): Type => ({
  kind: 'integer',
  bits,
  unsigned,
});
export const decimal = (precision: number | null, scale: number | null): Type => ({
  kind: 'decimal',
  precision,
  scale,
});
export const float = (bits: 32 | 64 = 64): Type => ({ kind: 'float', bits });
