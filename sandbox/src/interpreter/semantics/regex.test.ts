import { assert, constantFrom, property, stringMatching } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BudgetExceeded, Unsupported } from '../errors/failure.ts';
import { RegexError, type RegexFlavor, compileRegex } from './regex.ts';

const plain = { ignoreCase: false, lines: false, dotAll: false, extended: false };
const free = (): void => undefined;

function found(
  pattern: string,
  text: string,
  flavor: RegexFlavor = 'mariadb',
  options = {},
): string[] | null {
  const regex = compileRegex(pattern, { flavor, ...plain, ...options });
  const captures = regex.search(text, 0, free);
  if (!captures) return null;
  return Array.from({ length: captures.length / 2 }, (_, i) => {
    const start = captures[i * 2] ?? -1;
    return start < 0 ? '-' : text.slice(start, captures[i * 2 + 1]);
  });
}

function firstByJavaScript(pattern: string, text: string): string | undefined {
  try {
    return new RegExp(pattern, 'u').exec(text)?.[0];
  } catch {
    return 'no pattern';
  }
}

/** Ours refuses what only JavaScript has: `a++` is possessive elsewhere. */
function firstByUs(pattern: string, text: string, flavor: RegexFlavor): string | undefined {
  try {
    return found(pattern, text, flavor)?.[0];
  } catch (error) {
    if (error instanceof RegexError || error instanceof Unsupported) return 'no pattern';
    throw error;
  }
}

describe('regular expressions', () => {
  const cases: readonly (readonly [pattern: string, text: string, expected: string[] | null])[] = [
    ['a+', 'baaac', ['aaa']],
    ['a+?', 'baaac', ['a']],
    ['(a|ab)(c|bcd)(d*)', 'abcd', ['abcd', 'a', 'bcd', '']],
    ['^b', 'abc', null],
    ['c$', 'abc', ['c']],
    ['[^a-c]+', 'abcde', ['de']],
    ['[]a]+', 'x]a]', [']a]']],
    ['[a-]+', 'b-a-', ['-a-']],
    ['[[:alpha:]]+[[:digit:]]', '12ab3', ['ab3']],
    ['(x)?y', 'y', ['y', '-']],
    ['(?:a|b){2,3}', 'abab', ['aba']],
    ['\\d{3}-\\d{4}', 'call 555-1234', ['555-1234']],
    ['(\\w+)@(\\w+)\\.com', 'joe@mail.com', ['joe@mail.com', 'joe', 'mail']],
    ['\\bcat\\b', 'concat cat', ['cat']],
    ['é.ö', 'xéaöz', ['éaö']],
    ['.', '\u{1f600}', ['\u{1f600}']],
    ['a{2}', 'a{2}aa', ['aa']],
    ['(a*)*b', 'aab', ['aab', 'aa']],
    ['(?i)abc', 'xABC', ['ABC']],
    ['', 'abc', ['']],
  ];
  test.each(cases)('[IN6] /%s/ on %j finds %j', (pattern, text, expected) => {
    expect(found(pattern, text)).toEqual(expected);
  });

  test('[IN6] PostgreSQL takes the longest, or the shortest where the first quantifier is lazy', () => {
    expect(found('a|ab', 'ab', 'postgresql')).toEqual(['ab']);
    expect(found('a|ab', 'ab')).toEqual(['a']);
    expect(found('x.*?y', 'xaybyc', 'postgresql')).toEqual(['xay']);
    expect(found('x.*y', 'xaybyc', 'postgresql')).toEqual(['xayby']);
    expect(found('\\mcat\\M', 'concat cat', 'postgresql')).toEqual(['cat']);
    expect(found('[[:<:]]cat', 'concat cat', 'postgresql')).toEqual(['cat']);
  });

  test('[IN6] options: case, lines, points, blanks in the pattern', () => {
    expect(found('ABC', 'xabc', 'oracle', { ignoreCase: true })).toEqual(['abc']);
    expect(found('^b$', 'a\nb\nc', 'oracle', { lines: true })).toEqual(['b']);
    expect(found('a.b', 'a\nb')).toBeNull();
    expect(found('a.b', 'a\nb', 'oracle', { dotAll: true })).toEqual(['a\nb']);
    expect(found('a b # c', 'ab', 'oracle', { extended: true })).toEqual(['ab']);
    expect(found('[\\d]', '1\\', 'oracle')).toEqual(['\\']);
  });

  test('[IN6] agrees with JavaScript where both have the syntax', () => {
    const pattern = stringMatching(
      /^(?:[abc.]|\(a\|b\)|\[ab\]|\[\^a\])(?:[abc.?*+]|\([abc]+\|c\)|\+\?){0,5}$/,
    );
    assert(
      property(
        pattern,
        stringMatching(/^[abcd]{0,12}$/),
        constantFrom<RegexFlavor>('mysql', 'mariadb'),
        (source, text, flavor) => {
          const theirs = firstByJavaScript(source, text);
          const ours = firstByUs(source, text, flavor);
          expect(theirs === 'no pattern' || ours === 'no pattern' || theirs === ours).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });

  const wrong: readonly (readonly [string, RegexFlavor])[] = [
    ['(', 'postgresql'],
    ['a)', 'mysql'],
    ['[a', 'oracle'],
    ['*a', 'postgresql'],
    ['a{3,2}', 'mysql'],
    ['[z-a]', 'mariadb'],
    ['a\\', 'postgresql'],
  ];
  test.each(wrong)('[IN6] /%s/ is no pattern in %s', (pattern, flavor) => {
    expect(() => found(pattern, 'a', flavor)).toThrow(RegexError);
  });

  test.each(['(a)\\1', 'a(?=b)', 'a(?!b)', '(?<=a)b', '(?<name>a)', 'a++'])(
    '[IN6] /%s/ is unsupported by name',
    (pattern) => {
      expect(() => found(pattern, 'aa')).toThrow(Unsupported);
    },
  );

  test('[IN6] hostile patterns take linear time, or are refused by size', () => {
    let steps = 0;
    const regex = compileRegex('(a*)*(a|aa)+$', { flavor: 'mysql', ...plain });
    expect(
      regex.search(`${'a'.repeat(5000)}b`, 0, (count) => {
        steps += count;
      }),
    ).toBeNull();
    expect(steps).toBeLessThan(5000 * 40);
    expect(() => found('(((a{100}){100}){100})', 'a')).toThrow(BudgetExceeded);
    expect(() => found('('.repeat(5000), 'a')).toThrow(RegexError);
  });
});
