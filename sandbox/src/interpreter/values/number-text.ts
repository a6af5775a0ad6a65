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
  const trimmed = text.replace(/^[ \t\n\r\f\v]+|[ \t\n\r\f\v]+$/g, '');
  return ALL.test(trimmed) ? trimmed : null;
}

/** Written without point and exponent. */
export function isIntegerText(text: string): boolean {
  return /^[+-]?\d+$/.test(text);
}
