import type { CharacterTest } from './syntax.ts';

const byPattern =
  (pattern: RegExp): CharacterTest =>
  (point) =>
    pattern.test(String.fromCodePoint(point));

const isDigit = byPattern(/\p{Nd}/u);
const isLetter = byPattern(/\p{L}/u);
const isSpace = byPattern(/\s/u);

export const isWord: CharacterTest = (point) =>
  point < 128 ? /\w/.test(String.fromCharCode(point)) : isLetter(point) || isDigit(point);

export const isLineEnd: CharacterTest = (point) => point === 10 || point === 13;

export const not =
  (test: CharacterTest): CharacterTest =>
  (point) =>
    !test(point);

/** Behind a backslash: \d, \W. */
export const ESCAPED_CLASSES: ReadonlyMap<string, CharacterTest> = new Map([
  ['d', isDigit],
  ['D', not(isDigit)],
  ['w', isWord],
  ['W', not(isWord)],
  ['s', isSpace],
  ['S', not(isSpace)],
]);

/** In brackets: [:alpha:]. */
export const NAMED_CLASSES: ReadonlyMap<string, CharacterTest> = new Map([
  ['alpha', isLetter],
  ['digit', isDigit],
  ['alnum', (point) => isLetter(point) || isDigit(point)],
  ['upper', byPattern(/\p{Lu}/u)],
  ['lower', byPattern(/\p{Ll}/u)],
  ['space', isSpace],
  ['blank', (point) => point === 32 || point === 9],
  ['punct', byPattern(/[!-/:-@[-`{-~]|[^\0-\u007f\p{L}\p{N}\s\p{C}]/u)],
  ['cntrl', byPattern(/\p{Cc}/u)],
  ['print', byPattern(/[^\p{C}]/u)],
  ['graph', byPattern(/[^\p{C}\s]/u)],
  ['xdigit', byPattern(/[\da-fA-F]/)],
  ['word', isWord],
]);

/** Letters as they are and in their other case. */
export function ignoringCase(test: CharacterTest): CharacterTest {
  return (point) => {
    if (test(point)) return true;
    const text = String.fromCodePoint(point);
    return [text.toLowerCase(), text.toUpperCase()].some((other) => other !== text && test(pointOf(other)));
  };
}

function pointOf(text: string): number {
  return text.codePointAt(0) ?? 0;
}
