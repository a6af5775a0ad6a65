/** What an engine said to a case: of several statements, the last one. Cells are written as the corpus writes them. */
export type Answer =
  | {
      readonly kind: 'result';
      readonly names: readonly string[];
      readonly rows: readonly (readonly string[])[];
      readonly count: number;
    }
  | {
      readonly kind: 'error';
      readonly code: string;
      readonly message: string;
      /** Null where it points at nothing; undefined where this engine never does. */
      readonly offset: number | null | undefined;
    }
  | { readonly kind: 'unsupported'; readonly what: string }
  | { readonly kind: 'stopped'; readonly why: string };

/** What reads as something else than a text unless it is quoted. */
const NEEDS_QUOTES = /^(|NULL|true|false|[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?|\s.*|.*\s|'.*')$/is;

/** A text as the corpus writes it: quoted only where it could be taken for a number, a truth or NULL. */
export function writtenText(text: string): string {
  return NEEDS_QUOTES.test(text) ? `'${text}'` : text;
}
