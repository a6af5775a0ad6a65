import type { Cell, Column } from '@sqltown/shared/api';

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

/** A value as the corpus writes it. JSON stands bare: it says itself what is text in it. */
export function writtenCell(cell: Cell, type: Column['type']): string {
  if (cell === null) return 'NULL';
  if (typeof cell === 'string') return type === 'json' ? cell : writtenText(cell);
  if (typeof cell !== 'object') return String(cell);
  if ('blob' in cell) return `x'${cell.blob}'`;
  return 'int' in cell ? cell.int : cell.decimal;
}
