import { describe, expect, test } from 'vitest';
import { brokenAnswer } from '../../testing/interpreter-fuzz/examine.ts';
import { DIALECT_NAMES, type DialectName } from '../dialects/dialect.ts';
import { dialectOf } from '../dialects/index.ts';
import { seededRandom } from '../run/random.ts';
import { openSession } from '../session/session.ts';
import type { SqlFunction } from './function.ts';

const SEED = 20_261_201;
const CALLS_A_FUNCTION = 40;
const MOST_ARGUMENTS = 4;
const LIMITS = { steps: 200_000, cells: 150_000 };

const HOSTILE = [
  '9223372036854775807',
  '-9223372036854775807',
  '2147483647',
  '-2147483648',
  '99999999999999999999999999999999999999999999',
  '1e308',
  '-1e308',
  '1e-308',
  '0.1e-400',
  '-0.0',
  '0',
  '1',
  '2.5',
  'NULL',
  "''",
  "'a'",
  "'NaN'",
  "'-Infinity'",
  "'1e999999999'",
  "'2025-02-30'",
  "'9999-12-31 23:59:59.999999'",
  '\'[1, {"a": null}]\'',
  "'$[9223372036854775807]'",
  "'%99999999999d'",
  "'(a*)*b'",
] as const;
const WORDS = ['DAY', 'MONTH', 'YEAR', 'SECOND', 'MICROSECOND', 'NANOSECOND', 'NONSENSE'] as const;
/** These say how large a float may be by having one for what is larger. */
const HAVE_INFINITY: ReadonlySet<DialectName> = new Set(['sqlite', 'postgresql', 'oracle']);

describe.each(DIALECT_NAMES)('every function of %s', (dialect) => {
  test(`[RU8] answers, refuses or names as unsupported what nobody would give it (seed ${SEED})`, () => {
    const found: string[] = [];
    for (const sql of callsOf(dialect)) {
      const wrong = wrongWith(sql, dialect);
      if (wrong !== null) found.push(`${sql}: ${wrong}`);
    }
    expect(found).toEqual([]);
  });
});

function wrongWith(sql: string, dialect: DialectName): string | null {
  try {
    const answer = openSession({ dialect: dialectOf(dialect), limits: LIMITS }).run(sql);
    const broken = brokenAnswer(answer, sql);
    if (broken !== null || answer.kind !== 'rows') return broken;
    const cells = JSON.stringify(answer.results[0]?.rows);
    return HAVE_INFINITY.has(dialect) || !/NaN|Infinity/.test(cells) || /NaN|Infinity/.test(sql)
      ? null
      : cells;
  } catch (error) {
    return error instanceof Error ? String(error.stack?.split('\n').slice(0, 3).join(' ')) : String(error);
  }
}

function* callsOf(dialect: DialectName): Generator<string> {
  const random = seededRandom(SEED);
  const below = (limit: number): number => Math.floor(random() * limit);
  for (const [name, callee] of dialectOf(dialect).functions) {
    if (callee.bare === 'must') continue;
    for (let nth = 0; nth < CALLS_A_FUNCTION; nth++) {
      const most = Math.min(callee.most, MOST_ARGUMENTS);
      const count = callee.least + below(Math.max(1, most - callee.least + 1));
      const args = Array.from({ length: count }, (_, at) => argument(callee, at));
      yield `SELECT ${name}(${args.join(', ')})${over(callee)}${dialect === 'oracle' ? ' FROM dual' : ''}`;
    }
  }

  function argument({ words, conditions }: SqlFunction, at: number): string {
    if (words?.includes(at) === true) return WORDS[below(WORDS.length)] ?? '';
    return conditions?.includes(at) === true ? '1 = 1' : (HOSTILE[below(HOSTILE.length)] ?? '');
  }

  function over({ kind }: SqlFunction): string {
    if (kind === 'window') return ' OVER (ORDER BY 1)';
    return kind === 'aggregate' && below(2) === 0 ? ' OVER ()' : '';
  }
}
