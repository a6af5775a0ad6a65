import type { Cell, Column } from '@sqltown/shared/api';
import type { DialectName, DialectRules } from '../dialects/dialect.ts';
import type { Span } from '../lexer/token.ts';
import type { Run } from '../run/run.ts';
import type { Interval, Literal, TypedLiteral, TypeName } from '../tree/expressions.ts';
import type { Collation, Type } from '../types/type.ts';
import type { Truth, Value } from '../values/value.ts';

/** An operation whose types are settled. Unless it says so it is never asked about NULL: the binder answers NULL. */
export type Operation = {
  readonly type: Type;
  readonly takesNull?: boolean;
  readonly evaluate: (operands: readonly Value[], run: Run) => Value;
  /**
   * How a quoted literal of PostgreSQL is read here, by operand: at once, whether or not it is ever reached. What is
   * no longer a text is taken by `evaluate` as it is.
   */
  readonly literals?: readonly (Conversion | null)[];
};

/** Turns a value of one type into one of another; NULL stays NULL and is not asked about. */
export type Conversion = (value: Value, run: Run) => Value;

/** Less than 0, 0, or more, for two values that are not NULL. */
export type Comparison = (left: Value, right: Value) => number;

/** Values are alike for GROUP BY, DISTINCT, UNION and hash joins if and only if their keys are. */
export type Key = string | number | bigint | boolean;

export type Typed = { readonly type: Type; readonly value: Value };

/**
 * How one dialect computes: its types, literals, operators, comparisons and conversions. Whatever it refuses is
 * thrown as SqlFailure; what it has and SQLTown lacks as Unsupported.
 */
export type Semantics = {
  readonly dialect: DialectName;
  /** How its SQL is written: catalogue views show expressions. */
  readonly rules: DialectRules;
  /** Numbers, strings, TRUE, NULL as written. */
  literal(node: Literal): Typed;
  /** DATE '2026-03-20', TIMESTAMP '…'. */
  typedLiteral(node: TypedLiteral): Typed;
  /** INTERVAL '1 day', INTERVAL 1 DAY: the unit, and a conversion of the operand's value to an Interval. */
  interval(node: Interval, operand: Type): { readonly type: Type; readonly convert: Conversion };
  /**
   * A type as written in CAST or, with `place` column, in a column's definition: CHAR alone is one character there.
   * @param column its name, for what is said of a length that is too large.
   * @throws SqlFailure unknown-type, or what the dialect says of a length
   */
  typeOf(name: TypeName, place?: 'cast' | 'column', column?: string): Type;
  /** The type's name in the dialect's error messages and catalogue views. */
  nameOf(type: Type): string;
  /** `+ - * / % || & | << >> ^ ~ -> ->> …`, DIV, MOD; not comparisons, AND, OR. */
  binary(operator: string, left: Type, right: Type, span: Span): Operation;
  /** `- + ~` (NOT is the binder's). */
  unary(operator: string, operand: Type, span: Span): Operation;
  /**
   * How `=`, `<`, … compare these two, implicit conversions of either side included.
   * @param operator for the error message.
   */
  compare(
    left: Type,
    right: Type,
    operator: string,
    span: Span,
  ): {
    readonly compare: Comparison;
    readonly left: Conversion | null;
    readonly right: Conversion | null;
    readonly type: Type;
  };
  /** How ORDER BY sorts values of one type. */
  order(type: Type): Comparison;
  /** What GROUP BY, DISTINCT and hash joins know a value by; two values that `order` calls equal have equal keys. */
  key(type: Type): (value: Value) => Key;
  /** LIKE, ILIKE, GLOB, REGEXP, RLIKE, SIMILAR TO, ~ …: operands are text, pattern, escape (or null). */
  match(operator: string, operands: readonly Type[], span: Span): Operation;
  /** CAST, ::, CONVERT, TRY_CAST; `style` is T-SQL's third argument. */
  cast(
    from: Type,
    to: Type,
    how: {
      readonly form: 'CAST' | 'TRY_CAST' | '::' | 'CONVERT' | 'TRY_CONVERT';
      readonly style: number | null;
      readonly span: Span;
    },
  ): Conversion;
  /** An implicit conversion of an argument to what a function or clause wants; throws where there is none. */
  implicit(from: Type, to: Type, span: Span): Conversion;
  /** What an INSERT or UPDATE does to a value on its way into a column: rounding, padding, range and length checks. */
  assign(
    from: Type,
    to: Type,
    column: { readonly name: string; readonly table: string; readonly span: Span | null },
  ): Conversion;
  /** One type for all of these, and how each gets there: UNION, CASE, COALESCE, VALUES, IN. */
  common(
    types: readonly Type[],
    what: string,
    span: Span,
  ): { readonly type: Type; readonly convert: readonly (Conversion | null)[] };
  /** Whether a value of this type may be a condition, and how it is read as one: `WHERE 1` in MySQL. */
  truth(type: Type, clause: string, span: Span): (value: Value, run: Run) => Truth;
  /** The type of a comparison that is used as a value, and such a value: TRUE, or 1. */
  readonly conditionType: Type;
  condition(truth: Truth): Value;
  /** As the dialect shows a value as text: in concatenation, in CAST to text, in STRING_AGG. */
  text(value: Value, type: Type): string;
  /** Whether NULLs come first where ORDER BY doesn't say. */
  nullsFirst(direction: 'ASC' | 'DESC'): boolean;
  readonly defaultCollation: Collation;
  /** @throws SqlFailure unknown-collation */
  collation(name: string, span: Span): Collation;
  /** How names compare: as written, or folded; for columns and for tables, which MySQL tells apart. */
  fold(name: string, quoted: boolean, what: 'column' | 'table'): string;
  /** How a value and its column travel to the browser. */
  cell(value: Value, type: Type): Cell;
  column(type: Type): Column['type'];
};
