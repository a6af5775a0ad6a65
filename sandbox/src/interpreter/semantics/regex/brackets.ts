import { Unsupported } from '../../errors/failure.ts';
import { ESCAPED_CLASSES, NAMED_CLASSES, ignoringCase, not } from './classes.ts';
import { escapedPoint } from './escapes.ts';
import type { PatternReader } from './pattern-reader.ts';
import { type CharacterTest, RegexError, type RegexNode, type RegexOptions } from './syntax.ts';

/** Behind `[`: ranges, classes and single characters, up to `]`. */
export function parseBrackets(reader: PatternReader, options: RegexOptions): RegexNode {
  const edge = options.flavor === 'postgresql' ? reader.accept(/\[:([<>]):\]\]/y) : null;
  if (edge) return { kind: 'assertion', what: edge[1] === '<' ? 'word-start' : 'word-end' };
  const isNegated = reader.accept('^') !== null;
  const tests: CharacterTest[] = [];
  for (let isFirst = true; isFirst || !reader.is(']'); isFirst = false) {
    if (reader.atEnd) throw new RegexError('brackets [] not balanced');
    tests.push(parseItem(reader, options));
  }
  reader.accept(']');
  const any: CharacterTest = (point) => tests.some((test) => test(point));
  const test = options.ignoreCase ? ignoringCase(any) : any;
  return { kind: 'set', test: isNegated ? not(test) : test };
}

function parseItem(reader: PatternReader, options: RegexOptions): CharacterTest {
  const named = reader.accept(/\[:(\^?)([a-z]+):\]/y);
  if (named) {
    const test = NAMED_CLASSES.get(named[2] ?? '');
    if (!test) throw new RegexError('invalid character class');
    return named[1] ? not(test) : test;
  }
  if (reader.is('[=') || reader.is('[.'))
    throw new Unsupported('collating elements in a regular expression', null);
  const from = parsePoint(reader, options);
  if (typeof from === 'function') return from;
  if (!reader.is('-') || reader.is('-]')) return (point) => point === from;
  reader.accept('-');
  const to = parsePoint(reader, options);
  if (typeof to === 'function' || to < from) throw new RegexError('invalid character range');
  return (point) => point >= from && point <= to;
}

function parsePoint(reader: PatternReader, options: RegexOptions): number | CharacterTest {
  const point = reader.takeRaw();
  // POSIX: a backslash in brackets is a backslash.
  if (point !== 92 || options.flavor === 'oracle') return point;
  const letter = String.fromCodePoint(reader.takeRaw());
  const known = ESCAPED_CLASSES.get(letter);
  if (known) return known;
  return letter === 'b' ? 8 : escapedPoint(reader, letter, options);
}
