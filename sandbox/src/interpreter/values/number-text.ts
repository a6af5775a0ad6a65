const PREFIX = /^[ \t\n\r\f\v]*([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)/;
const WHOLE = /^[ \t\n\r\f\v]*([+-]?\d+)/;
const ALL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/** The number that a text begins with, as MySQL and SQLite read it: '12abc' is 12; null where it begins with none. */
export function numberPrefix(text: string): string | null {
  return PREFIX.exec(text)?.[1] ?? null;
}

/** The whole number that a text begins with: CAST('12.9' AS INTEGER) in SQLite is 12. */
export function integerPrefix(text: string): string | null {
  return WHOLE.exec(text)?.[1] ?? null;
}

/** The text is a number from end to end, spaces around it apart; null otherwise. */
export function wholeNumberText(text: string): string | null {
  const trimmed = trimmedBlanks(text);
  return ALL.test(trimmed) ? trimmed : null;
}

/** Written without point and exponent. */
export function isIntegerText(text: string): boolean {
  return /^[+-]?\d+$/.test(text);
}

/** A pattern for blanks at the end would look at every blank inside again and again. */
function trimmedBlanks(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && BLANKS.includes(text.charAt(start))) start += 1;
  while (end > start && BLANKS.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

const BLANKS = ' \t\n\r\f\v';
