import type { Span, StringKind } from '../lexer/token.ts';
import type { Query, SortKey } from './queries.ts';

/** Every node has a type and the place it was read from; what is absent is null. */
export type Node<Type extends string> = { readonly type: Type; readonly span: Span };

export type Identifier = Node<'identifier'> & { readonly name: string; readonly quoted: boolean };
/** A name with its qualifiers, outermost first. */
export type Name = Node<'name'> & { readonly parts: readonly Identifier[] };

export type Literal = Node<'literal'> & {
  readonly kind: 'number' | 'null' | 'boolean' | StringKind;
  /** The characters of a string, the digits of a number, TRUE. */
  readonly value: string;
};
export type TypedLiteral = Node<'typed-literal'> & { readonly kind: string; readonly value: string };
export type Interval = Node<'interval'> & { readonly value: Expression; readonly unit: string | null };
/** `outer` is Oracle's (+). */
export type ColumnReference = Node<'column'> & { readonly name: Name; readonly outer: boolean };
export type Star = Node<'star'> & { readonly qualifier: Name | null };
/** A parameter or a variable, as written. */
export type Placeholder = Node<'placeholder'> & { readonly text: string };
export type Unary = Node<'unary'> & { readonly operator: string; readonly operand: Expression };
export type Binary = Node<'binary'> & {
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
};
/** IS [NOT] NULL, TRUE, FALSE, UNKNOWN, JSON, NAN, INFINITE. */
export type IsTest = Node<'is'> & {
  readonly operand: Expression;
  readonly not: boolean;
  readonly what: string;
};
export type Between = Node<'between'> & {
  readonly operand: Expression;
  readonly not: boolean;
  readonly low: Expression;
  readonly high: Expression;
};
export type InTest = Node<'in'> & {
  readonly operand: Expression;
  readonly not: boolean;
  readonly choices: readonly Expression[] | Query;
};
/** LIKE and its kin. */
export type Match = Node<'match'> & {
  readonly operator: string;
  readonly operand: Expression;
  readonly not: boolean;
  readonly pattern: Expression;
  readonly escape: Expression | null;
};
export type Exists = Node<'exists'> & { readonly query: Query };
export type Quantified = Node<'quantified'> & {
  readonly operator: string;
  readonly left: Expression;
  readonly quantifier: string;
  readonly right: Expression | Query;
};
export type When = Node<'when'> & { readonly condition: Expression; readonly result: Expression };
export type Case = Node<'case'> & {
  readonly operand: Expression | null;
  readonly whens: readonly When[];
  readonly otherwise: Expression | null;
};
export type TypeName = Node<'type-name'> & {
  /** Upper case: DOUBLE PRECISION. */
  readonly name: string;
  readonly arguments: readonly Expression[];
  /** What follows the arguments: UNSIGNED, WITH TIME ZONE. */
  readonly suffix: string;
  readonly dimensions: number;
};
export type Cast = Node<'cast'> & {
  readonly form: 'CAST' | 'TRY_CAST' | '::' | 'CONVERT' | 'TRY_CONVERT';
  readonly operand: Expression;
  readonly to: TypeName;
  readonly style: Expression | null;
};
export type FrameBound = Node<'frame-bound'> & {
  readonly at: 'UNBOUNDED PRECEDING' | 'UNBOUNDED FOLLOWING' | 'CURRENT ROW' | 'PRECEDING' | 'FOLLOWING';
  readonly distance: Expression | null;
};
export type Frame = Node<'frame'> & {
  readonly unit: 'ROWS' | 'RANGE' | 'GROUPS';
  readonly start: FrameBound;
  readonly end: FrameBound | null;
  readonly exclude: string | null;
};
export type Window = Node<'window'> & {
  readonly base: Identifier | null;
  readonly partitionBy: readonly Expression[];
  readonly orderBy: readonly SortKey[];
  readonly frame: Frame | null;
};
export type Call = Node<'call'> & {
  readonly name: Name;
  readonly distinct: boolean;
  readonly arguments: readonly Expression[];
  readonly orderBy: readonly SortKey[];
  readonly separator: Expression | null;
  readonly withinGroup: readonly SortKey[];
  readonly filter: Expression | null;
  readonly nulls: 'IGNORE' | 'RESPECT' | null;
  readonly over: Window | Identifier | null;
};
/** A call whose arguments are joined by words: EXTRACT(YEAR FROM d), TRIM(BOTH 'x' FROM s). */
export type WordyCall = Node<'wordy-call'> & { readonly name: string; readonly parts: readonly WordyPart[] };
export type WordyPart = Node<'wordy-part'> & { readonly word: string; readonly value: Expression | null };
export type Row = Node<'row'> & { readonly items: readonly Expression[]; readonly keyword: boolean };
export type ArrayValue = Node<'array'> & { readonly items: readonly Expression[] };
export type Subscript = Node<'subscript'> & { readonly operand: Expression; readonly index: Expression };
export type Subquery = Node<'subquery'> & { readonly query: Query };
export type Collate = Node<'collate'> & { readonly operand: Expression; readonly collation: Name };
/** NEXT VALUE FOR ids. */
export type SequenceValue = Node<'sequence-value'> & {
  readonly which: 'NEXT' | 'PREVIOUS';
  readonly sequence: Name;
};
/** DEFAULT, where a column's value stands. */
export type DefaultValue = Node<'default-value'>;
export type AtTimeZone = Node<'at-time-zone'> & { readonly operand: Expression; readonly zone: Expression };

export type Expression =
  | Literal
  | TypedLiteral
  | Interval
  | ColumnReference
  | Star
  | Placeholder
  | Unary
  | Binary
  | IsTest
  | Between
  | InTest
  | Match
  | Exists
  | Quantified
  | Case
  | Cast
  | Call
  | WordyCall
  | Row
  | ArrayValue
  | Subscript
  | Subquery
  | Collate
  | AtTimeZone
  | SequenceValue
  | DefaultValue;
