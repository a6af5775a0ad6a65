import type { Answer } from './answer.ts';
import type { Expectation } from './golden-case.ts';

/** How an answer differs from what is expected, in words; null where it doesn't. */
export function differenceOf(expected: Expectation, answer: Answer): string | null {
  switch (expected.kind) {
    case 'unsupported':
      return answer.kind === 'unsupported' ? null : `should be named as unsupported, got ${shown(answer)}`;
    case 'count':
      return answer.kind === 'result' && answer.rows.length === 0 && answer.count === expected.count
        ? null
        : `expected ${expected.count} rows touched, got ${shown(answer)}`;
    case 'rows':
      return sameRows(expected, answer) ? null : `expected ${rowsShown(expected)}, got ${shown(answer)}`;
    default:
      return errorDifference(expected, answer);
  }
}

type ExpectedRows = Extract<Expectation, { kind: 'rows' }>;
type ExpectedError = Extract<Expectation, { kind: 'error' }>;

function sameRows({ rows, ordered, names }: ExpectedRows, answer: Answer): boolean {
  if (answer.kind !== 'result') return false;
  const wanted = rows.map((row) => row.map(bare).join(' | '));
  const given = answer.rows.map((row) => row.map(bare).join(' | '));
  const order = (lines: string[]): string => (ordered ? lines : lines.toSorted()).join('\n');
  const sameNames = names === null || names.join(' | ') === answer.names.join(' | ');
  return order(wanted) === order(given) && sameNames;
}

/** 'abc' and abc are the same text; '1' and 1 are not the same. */
function bare(cell: string): string {
  const text = /^'(.*)'$/s.exec(cell)?.[1];
  return text === undefined || !/\D/.test(text) || /^[-+]?[\d.]+$|^\s|\s$|^$|^(NULL|true|false)$/.test(text)
    ? cell
    : text;
}

function errorDifference(expected: ExpectedError, answer: Answer): string | null {
  const wanted = `${expected.code} ${expected.words}`;
  if (answer.kind !== 'error') return `expected the error ${wanted}, got ${shown(answer)}`;
  const says = (words: string): boolean => patternOf(words).test(answer.message);
  if (answer.code !== expected.code || !says(expected.words))
    return `expected the error ${wanted}, got ${shown(answer)}`;
  if (expected.extra !== null && !patternOf(expected.extra).test(answer.message))
    return `expected ${expected.extra} beside the number, got ${shown(answer)}`;
  if (expected.offset === null || answer.offset === undefined || answer.offset === expected.offset)
    return null;
  return `expected to point at ${expected.offset}, got ${answer.offset}: ${shown(answer)}`;
}

/** `{}` is a name that the vendor makes up. */
function patternOf(words: string): RegExp {
  const escaped = words.replaceAll(/[\\^$.*+?()[\]|]/g, String.raw`\$&`);
  return new RegExp(escaped.replaceAll('{}', '[^"\'`)]*').replaceAll(/[{}]/g, String.raw`\$&`));
}

function rowsShown({ rows, names }: ExpectedRows): string {
  return `${names ? `(${names.join(' | ')}) ` : ''}${rows.map((row) => row.join(' | ')).join(' ⏎ ') || 'no rows'}`;
}

function shown(answer: Answer): string {
  switch (answer.kind) {
    case 'result':
      return answer.names.length === 0
        ? `${answer.count} rows touched`
        : rowsShown({ kind: 'rows', rows: answer.rows, names: answer.names, ordered: true });
    case 'error':
      return `the error ${answer.code} ${answer.message.replaceAll('\n', ' ⏎ ')}`;
    case 'unsupported':
      return `unsupported: ${answer.what}`;
    default:
      return answer.why;
  }
}
