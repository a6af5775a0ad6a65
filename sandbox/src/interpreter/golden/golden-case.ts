import type { DialectName } from '../dialects/dialect.ts';

/** What the vendor's manual says a case gives. */
export type Expectation =
  | {
      readonly kind: 'rows';
      /** Cells as the corpus writes them: NULL, 2.50, text, 'quoted text', x'0a'. */
      readonly rows: readonly (readonly string[])[];
      readonly ordered: boolean;
      readonly names: readonly string[] | null;
    }
  /** How many rows the last statement touched. */
  | { readonly kind: 'count'; readonly count: number }
  | {
      readonly kind: 'error';
      readonly code: string;
      /** What stands beside the number: an SQLSTATE, a level. */
      readonly extra: string | null;
      /** `{}` stands for a name that the vendor makes up. */
      readonly words: string;
      /** The offset that the error points at; null where the case doesn't say. */
      readonly offset: number | null;
    }
  /** The dialect has it; SQLTown says that it doesn't. */
  | { readonly kind: 'unsupported' };

/** Where an expectation comes from. `recalled`: the page is named from memory, nobody has looked it up. */
export type Source = { readonly title: string; readonly recalled: boolean };

/** One thing that one dialect is known to do. */
export type GoldenCase = {
  /** `<construct>.<number>/<dialect>` */
  readonly id: string;
  readonly construct: string;
  readonly dialect: DialectName;
  /** Statements that make the tables; '' for none. */
  readonly setup: string;
  readonly sql: string;
  readonly expected: Expectation;
  readonly source: Source;
  /** `cases/joins.txt:12` */
  readonly place: string;
};
