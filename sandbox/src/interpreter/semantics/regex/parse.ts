import { Unsupported } from '../../errors/failure.ts';
import { parseBrackets } from './brackets.ts';
import { ESCAPED_CLASSES, ignoringCase, isLineEnd, not } from './classes.ts';
import { escapedPoint } from './escapes.ts';
import { PatternReader } from './pattern-reader.ts';
import { type Assertion, RegexError, type RegexNode, type RegexOptions } from './syntax.ts';

/** A pattern may nest this deep: reading it is recursive. */
const MAX_DEPTH = 200;
/** PostgreSQL's limit for counts; the others' are higher, but the program would not be smaller. */
const MAX_COUNT = 1000;

type State = { options: RegexOptions; groups: number; depth: number };

/** Reads a pattern. @throws RegexError where it is none, Unsupported for backreferences and lookaround. */
export function parseRegex(
  pattern: string,
  options: RegexOptions,
): { readonly body: RegexNode; readonly groups: number; readonly options: RegexOptions } {
  const reader = new PatternReader(pattern, options.extended);
  const state: State = { options, groups: 0, depth: 0 };
  const flags = reader.accept(/\(\?([a-zA-Z]+)\)/y);
  if (flags) state.options = withFlags(options, flags[1] ?? '');
  const body = parseChoice(reader, state);
  if (!reader.atEnd) throw new RegexError('parentheses () not balanced');
  return { body, groups: state.groups, options: state.options };
}

function withFlags(options: RegexOptions, flags: string): RegexOptions {
  let result = options;
  for (const flag of flags) {
    if (flag === 'i') result = { ...result, ignoreCase: true };
    else if (flag === 'c') result = { ...result, ignoreCase: false };
    else if (flag === 's') result = { ...result, dotAll: true };
    else if (flag === 'm' || flag === 'n') result = { ...result, lines: true };
    else throw new Unsupported(`flag ${flag} in a regular expression`, null);
  }
  return result;
}

function parseChoice(reader: PatternReader, state: State): RegexNode {
  state.depth += 1;
  if (state.depth > MAX_DEPTH) throw new RegexError('regular expression is too complex');
  const branches = [parseSequence(reader, state)];
  while (reader.accept('|')) branches.push(parseSequence(reader, state));
  state.depth -= 1;
  const [only] = branches;
  return branches.length === 1 && only ? only : { kind: 'choice', branches };
}

function parseSequence(reader: PatternReader, state: State): RegexNode {
  const items: RegexNode[] = [];
  while (!reader.atEnd && !reader.is('|') && !reader.is(')')) {
    items.push(parseRepeats(parseAtom(reader, state), reader, state));
  }
  const [only] = items;
  return items.length === 1 && only ? only : { kind: 'sequence', items };
}

function parseRepeats(atom: RegexNode, reader: PatternReader, { options }: State): RegexNode {
  let node = atom;
  for (let isFirst = true; ; isFirst = false) {
    const counts = parseCounts(reader);
    if (!counts) return node;
    if (!isFirst) throw new RegexError('quantifier operand invalid');
    const [least, most] = counts;
    if (least > MAX_COUNT || (most !== Number.POSITIVE_INFINITY && most > MAX_COUNT) || least > most)
      throw new RegexError('invalid repetition count(s)');
    if (options.flavor !== 'postgresql' && reader.is('+'))
      throw new Unsupported('possessive quantifiers in a regular expression', null);
    node = { kind: 'repeat', body: node, least, most, lazy: reader.accept('?') !== null };
  }
}

function parseCounts(reader: PatternReader): readonly [number, number] | null {
  if (reader.accept('*')) return [0, Number.POSITIVE_INFINITY];
  if (reader.accept('+')) return [1, Number.POSITIVE_INFINITY];
  if (reader.accept('?')) return [0, 1];
  const counted = reader.accept(/\{(\d{1,5})(,?)(\d{0,5})\}/y);
  if (!counted) return null;
  const least = Number(counted[1]);
  if (!counted[2]) return [least, least];
  return [least, counted[3] ? Number(counted[3]) : Number.POSITIVE_INFINITY];
}

function parseAtom(reader: PatternReader, state: State): RegexNode {
  const { options } = state;
  if (reader.accept('(')) return parseGroup(reader, state);
  if (reader.accept('[')) return parseBrackets(reader, options);
  if (reader.accept('.')) return { kind: 'set', test: options.dotAll ? () => true : not(isLineEnd) };
  if (reader.accept('^')) return { kind: 'assertion', what: options.lines ? 'line-start' : 'start' };
  if (reader.accept('$')) return { kind: 'assertion', what: endOf(options) };
  if (reader.accept('\\')) return parseEscape(reader, options);
  if (reader.is('*') || reader.is('+') || reader.is('?')) throw new RegexError('quantifier operand invalid');
  return literal(reader.take(), options);
}

/** Perl's and ICU's $ also stands before a line's end at the very end. */
function endOf({ lines, flavor }: RegexOptions): Assertion {
  if (lines) return 'line-end';
  return flavor === 'mysql' || flavor === 'mariadb' ? 'end-before-newline' : 'end';
}

function parseGroup(reader: PatternReader, state: State): RegexNode {
  const special = reader.accept(/\?(:|[=!]|<[=!]|>|P?<|'|#|[a-zA-Z-]+:)/y);
  if (special && special[1] !== ':') {
    const around = /^<?[=!]$/.test(special[1] ?? '') ? 'lookaround' : `(?${special[1]}…)`;
    throw new Unsupported(`${around} in a regular expression`, null);
  }
  let index: number | null = null;
  if (!special) {
    state.groups += 1;
    index = state.groups;
  }
  const body = parseChoice(reader, state);
  if (!reader.accept(')')) throw new RegexError('parentheses () not balanced');
  return { kind: 'group', index, body };
}

const ASSERTIONS: Readonly<Record<string, Assertion>> = { A: 'start', Z: 'end', z: 'end' };
const PERL_ASSERTIONS: Readonly<Record<string, Assertion>> = {
  A: 'start',
  Z: 'end-before-newline',
  z: 'end',
  b: 'boundary',
  B: 'no-boundary',
};
const POSTGRES_ASSERTIONS: Readonly<Record<string, Assertion>> = {
  A: 'start',
  Z: 'end',
  y: 'boundary',
  Y: 'no-boundary',
  m: 'word-start',
  M: 'word-end',
};
function parseEscape(reader: PatternReader, options: RegexOptions): RegexNode {
  if (reader.atEnd) throw new RegexError('invalid escape \\ sequence');
  const point = reader.takeRaw();
  const letter = String.fromCodePoint(point);
  const test = ESCAPED_CLASSES.get(letter);
  if (test) return { kind: 'set', test };
  const what = assertionsOf(options)[letter];
  if (what) return { kind: 'assertion', what };
  if (/[1-9]/.test(letter)) throw new Unsupported('backreferences in a regular expression', null);
  if (/[pPkKGXQERhHN]/.test(letter)) throw new Unsupported(`\\${letter} in a regular expression`, null);
  return literal(escapedPoint(reader, letter, options), options);
}

function assertionsOf({ flavor }: RegexOptions): Readonly<Record<string, Assertion>> {
  if (flavor === 'postgresql') return POSTGRES_ASSERTIONS;
  return flavor === 'oracle' ? ASSERTIONS : PERL_ASSERTIONS;
}

function literal(point: number, { ignoreCase }: RegexOptions): RegexNode {
  return ignoreCase
    ? { kind: 'set', test: ignoringCase((other) => other === point) }
    : { kind: 'character', point };
}
