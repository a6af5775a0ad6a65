import type { ReferenceAction } from '../tree/definitions.ts';
import type { Expression, Identifier, Name } from '../tree/expressions.ts';
import type { SortKey } from '../tree/queries.ts';
import type { Span } from '../lexer/token.ts';

/** A constraint as it was written, whether behind a column or for the whole table. */
export type Pending = UniquePending | CheckPending | ForeignPending | IndexPending;

type Written = { readonly name: Identifier | null; readonly span: Span };
export type UniquePending = Written & {
  readonly kind: 'unique';
  readonly primary: boolean;
  readonly keys: readonly Identifier[];
};
export type CheckPending = Written & {
  readonly kind: 'check';
  readonly condition: Expression;
  /** The column that it stands behind. */
  readonly column: string | null;
};
export type ForeignPending = Written & {
  readonly kind: 'foreign';
  readonly columns: readonly Identifier[];
  readonly parent: Name;
  readonly parentColumns: readonly Identifier[];
  readonly onDelete: ReferenceAction | null;
  readonly onUpdate: ReferenceAction | null;
  /** Behind a column: MySQL reads it there and forgets it. */
  readonly isInline: boolean;
};
export type IndexPending = Written & { readonly kind: 'index'; readonly keys: readonly SortKey[] };
