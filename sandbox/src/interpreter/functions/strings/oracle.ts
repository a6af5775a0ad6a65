import { refuse } from '../define/complain.ts';
import { textIn } from '../define/read.ts';
import { type Define, bound } from '../define/scalar.ts';
import type { ScalarFunction } from '../function.ts';
import { bytesOf, fromBytes } from './bytes.ts';
import { characters, lengthOf } from './characters.ts';
import { clamp, oracleCut, within } from './substrings.ts';
import { type Side, trimSet } from './trims.ts';

/** Oracle: INSTR(text, part, from, occurrence); a negative start searches backwards from the end. */
export const instrOfOracle = bound('ssI?I?', 'integer', () => ([value, part, start = 1n, nth = 1n]) => {
  const [text, wanted] = [characters(textIn(value), 'points'), characters(textIn(part), 'points')];
  const [from, occurrence] = [clamp(start), clamp(nth)];
  if (occurrence < 1)
    refuse('INSTR', 'oracle', { oracle: ['ORA-01428', `argument '${occurrence}' is out of range`] });
  if (from === 0) return 0n;
  const step = from < 0 ? -1 : 1;
  let seen = 0;
  for (let at = from < 0 ? text.length + from : from - 1; at >= 0 && at < text.length; at += step) {
    if (wanted.every((letter, i) => text[at + i] === letter)) seen += 1;
    if (seen === occurrence) return BigInt(at + 1);
  }
  return 0n;
});

/** Oracle: without a third argument, or with NULL for it, the text is taken out; NULL is not looked for. */
export const replaceOfOracle = bound(
  'sss?',
  'text',
  () =>
    ([value, from, to], { budget }) => {
      if (value === null) return null;
      const [text, by] = [textIn(value), to === null || to === undefined ? '' : textIn(to)];
      if (from === null) return text;
      const pieces = text.split(textIn(from));
      budget.text(text.length + pieces.length * by.length);
      return pieces.join(by);
    },
  { takesNull: true },
);

/** Oracle's SUBSTRB: by bytes of UTF-8; halves of characters become spaces. */
export const substringOfBytes = bound('sii?', 'text', () => ([text, start, count]) => {
  const bytes = bytesOf(textIn(text));
  const cut = oracleCut(bytes.length, clamp(start), count === undefined ? null : clamp(count));
  return fromBytes(bytes.slice(...within(cut))).replaceAll('\ufffd', ' ');
});

/** Oracle: TRIM takes one character, LTRIM and RTRIM a set. */
export function trimCharacter(side: Side): Define<ScalarFunction> {
  const trim = trimSet(side);
  return bound('ss?', 'text', (args, site) => {
    const evaluate = trim('TRIM').bind(args, site);
    return (values, run) => {
      if (values[1] !== undefined && lengthOf(textIn(values[1]), 'points') !== 1)
        refuse('TRIM', 'oracle', { oracle: ['ORA-30001', 'trim set should have only one character'] });
      return evaluate(values, run);
    };
  });
}
