import { refuse } from '../define/complain.ts';
import { textIn } from '../define/read.ts';
import { bound, scalar } from '../define/scalar.ts';
import { lengthOf, slice } from './characters.ts';
import { doubled } from './codes.ts';
import { NEGATIVE, clamp } from './substrings.ts';

export const toHex = scalar('i', 'text', ([value]) => {
  const integer = value as bigint;
  const bits = integer < -(2n ** 31n) ? 64 : 32;
  return BigInt.asUintN(integer < 0n ? bits : 64, integer).toString(16);
});
export const quoteLiteral = bound('a', 'text', ([type], { semantics }) => ([value = null]) => {
  const text = typeof value === 'string' ? value : semantics.text(value, type ?? { kind: 'null' });
  const quoted = `'${doubled(text, "'").replaceAll('\\', '\\\\')}'`;
  return text.includes('\\') ? `E${quoted}` : quoted;
});
export const quoteNullable = bound(
  'a',
  'text',
  (args, site) => {
    const quote = quoteLiteral('QUOTE_LITERAL').bind(args, site);
    return (values, run) => (values[0] === null ? 'NULL' : quote(values, run));
  },
  { takesNull: true },
);
export const quoteIdentifier = scalar('s', 'text', ([name]) => identifierText(textIn(name)));
export function identifierText(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${doubled(name, '"')}"`;
}

export const startsWith = bound(
  'ss',
  'truth',
  () =>
    ([text, part]) =>
      textIn(text).startsWith(textIn(part)),
);

/** PostgreSQL: the nth field; a negative n counts from the end. */
export const splitPart = bound('ssi', 'text', (_, { semantics: { dialect } }) => ([text, by, nth]) => {
  const n = clamp(nth);
  if (n === 0) refuse('SPLIT_PART', dialect, { postgresql: ['22023', 'field position must not be zero'] });
  const fields = by === '' ? [textIn(text)] : textIn(text).split(textIn(by));
  return (n > 0 ? fields[n - 1] : fields.at(n)) ?? '';
});

/** PostgreSQL: overlay(text placing new from start for length); the length is that of `new` where it is left out. */
export const overlay = bound(
  'ssii?',
  'text',
  (_, { semantics: { dialect } }) =>
    ([value, inserted, from, count]) => {
      const [text, by, start] = [textIn(value), textIn(inserted), clamp(from)];
      if (start <= 0) refuse('OVERLAY', dialect, NEGATIVE);
      const many = count === undefined ? lengthOf(by, 'points') : clamp(count);
      return (
        slice(text, 0, start - 1, 'points') +
        by +
        slice(text, start - 1 + many, lengthOf(text, 'points'), 'points')
      );
    },
);
