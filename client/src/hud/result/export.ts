import type { ResultSet } from '@sqltown/shared/api';
import { isNumeric, textOf } from './cells.ts';

/**
 * RFC 4180 CSV with CRLF. Text that a spreadsheet would run as a formula (=, +, -, @, tab, return first) gets a
 * leading apostrophe; numbers keep their sign. NULL is an empty field, the empty string is "".
 */
export function toCsv({ columns, rows }: ResultSet): string {
  const lines = rows.map((row) =>
    row.map((cell) => {
      const text = textOf(cell);
      if (text === null) return '';
      return typeof cell === 'string' || !isNumberLike(text) ? quoted(defused(text)) : text;
    }),
  );
  const head = columns.map((column) => quoted(defused(column.name)));
  return [head, ...lines].map((fields) => fields.join(',')).join('\r\n') + '\r\n';
}

/** A Markdown table; pipes, backslashes and line breaks inside values are made harmless. */
export function toMarkdown({ columns, rows }: ResultSet): string {
  const rule = columns.map((column) => (isNumeric(column) ? '--:' : '---'));
  const body = rows.map((row) => line(row.map((cell) => escaped(textOf(cell) ?? 'NULL'))));
  return [line(columns.map((column) => escaped(column.name))), line(rule), ...body].join('\n') + '\n';
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const isNumberLike = (text: string): boolean => /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text);

const defused = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

function quoted(text: string): string {
  return text === '' || /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function escaped(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;')
    .replaceAll(/\r?\n/g, '<br>');
}
