/**
 * What the binder knows of an expression before anything runs. `null` is the bare NULL; `unknown` a quoted literal
 * of PostgreSQL that takes its type from what stands beside it; `any` is SQLite's, whose values carry their own type.
 */
export type Type =
  | { readonly kind: 'null' }
  | { readonly kind: 'unknown' }
  /** `declared`: the type as a column's definition writes it, as long as the column itself stands behind it. */
  | {
      readonly kind: 'any';
      readonly affinity: Affinity;
      readonly collation: Collation;
      readonly declared?: string;
    }
  | { readonly kind: 'boolean' }
  /** `name` is the dialect's own word where several share a kind: YEAR. */
  | {
      readonly kind: 'integer';
      readonly bits: 1 | 8 | 16 | 24 | 32 | 64;
      readonly unsigned: boolean;
      readonly name?: string;
      /** SQL Server: how many digits a literal has; beside a decimal it is one of so many. */
      readonly digits?: number;
    }
  /** Without precision: NUMERIC of PostgreSQL, NUMBER of Oracle, which has no other numbers: 1 is a decimal there. */
  | {
      readonly kind: 'decimal';
      readonly precision: number | null;
      readonly scale: number | null;
      readonly name?: string;
    }
  | { readonly kind: 'float'; readonly bits: 32 | 64 }
  | TextType
  /** `name`: PostgreSQL's enumerations are types with names. */
  | {
      readonly kind: 'enum';
      readonly members: readonly string[];
      readonly collation: Collation;
      readonly name?: string;
    }
  | { readonly kind: 'blob'; readonly length: number | null; readonly fixed: boolean }
  | { readonly kind: 'uuid' }
  | { readonly kind: 'date' }
  | { readonly kind: 'time'; readonly precision: number; readonly zoned: boolean }
  /** Oracle's DATE is a timestamp of precision 0 with `name` DATE. */
  | {
      readonly kind: 'timestamp';
      readonly precision: number;
      readonly zoned: boolean;
      readonly name?: string;
    }
  | { readonly kind: 'interval'; readonly fields: 'any' | 'year-month' | 'day-time' }
  | { readonly kind: 'json'; readonly binary: boolean }
  | { readonly kind: 'array'; readonly of: Type }
  | { readonly kind: 'row'; readonly of: readonly Type[] };

export type TextType = {
  readonly kind: 'text';
  /** In characters; null without a limit. */
  readonly length: number | null;
  /** CHAR(n): padded, and compared without its padding where the dialect does so. */
  readonly fixed: boolean;
  readonly collation: Collation;
  /** The dialect's own word where several share a kind: NVARCHAR, CLOB, TINYTEXT. */
  readonly name?: string;
};

/** SQLite's column affinity (Datatypes In SQLite, 3). `none` is an expression without one. */
export type Affinity = 'text' | 'numeric' | 'integer' | 'real' | 'blob' | 'none';

/**
 * How texts are compared. `binary`: by code points. `nocase`: ASCII letters alike (SQLite). `ci`: case and
 * accents as the dialect's default collation has them (`accents`: whether they tell texts apart), `padded`: trailing
 * spaces don't count.
 */
export type Collation = {
  readonly name: string;
  readonly fold: 'none' | 'ascii' | 'unicode';
  readonly accents: boolean;
  readonly padded: boolean;
  /** Trailing spaces are cut before comparing: SQLite's RTRIM. */
  readonly rtrim: boolean;
  /** Texts that differ stand by code points, or by the kind of their characters first: blank, sign, digit, letter. */
  readonly order?: 'code' | 'language';
  /** Named by COLLATE at this very expression: it wins over a column's. The binder sets it. */
  readonly explicit?: boolean;
};
