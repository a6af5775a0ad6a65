/** Whose regular expressions: ICU (MySQL), PCRE (MariaDB), ARE (PostgreSQL), POSIX with Perl's classes (Oracle). */
export type RegexFlavor = 'postgresql' | 'mysql' | 'mariadb' | 'oracle';

export type RegexOptions = {
  readonly flavor: RegexFlavor;
  readonly ignoreCase: boolean;
  /** ^ and $ also stand at the lines' ends. */
  readonly lines: boolean;
  /** A point matches a line's end as well. */
  readonly dotAll: boolean;
  /** Spaces and comments in the pattern don't count. */
  readonly extended: boolean;
};

/** Which characters, by code point. */
export type CharacterTest = (point: number) => boolean;
export type Assertion =
  | 'start'
  | 'end'
  | 'line-start'
  | 'line-end'
  | 'end-before-newline'
  | 'boundary'
  | 'no-boundary'
  | 'word-start'
  | 'word-end';

export type RegexNode =
  | { readonly kind: 'character'; readonly point: number }
  | { readonly kind: 'set'; readonly test: CharacterTest }
  | { readonly kind: 'assertion'; readonly what: Assertion }
  | { readonly kind: 'group'; readonly index: number | null; readonly body: RegexNode }
  | { readonly kind: 'sequence'; readonly items: readonly RegexNode[] }
  | { readonly kind: 'choice'; readonly branches: readonly RegexNode[] }
  | {
      readonly kind: 'repeat';
      readonly body: RegexNode;
      readonly least: number;
      readonly most: number;
      readonly lazy: boolean;
    };

/** The pattern is none; `what` says why, in PostgreSQL's words. */
export class RegexError extends Error {
  readonly what: string;

  constructor(what: string) {
    super(`invalid regular expression: ${what}`);
    this.name = 'RegexError';
    this.what = what;
  }
}
