import { lex } from '../../interpreter/lexer/lex.ts';
import { FIXED_NOW } from '../fixed-clock.ts';

/** Stands before pg_catalog in the search path, so that its functions are found first. */
export const CLOCK_SCHEMA = 'sqltown_clock';

const now = new Date(FIXED_NOW).toISOString().replace('T', ' ').replace('.000Z', '');
const NOW = `timestamptz '${now}+00'`;

/** Functions of the clock that answer the same in every run. The words of the grammar are functions here, too. */
export const CLOCK = `
CREATE SCHEMA ${CLOCK_SCHEMA};
GRANT USAGE ON SCHEMA ${CLOCK_SCHEMA} TO PUBLIC;
${[
  ['now()', 'timestamptz', NOW],
  ['transaction_timestamp()', 'timestamptz', NOW],
  ['statement_timestamp()', 'timestamptz', NOW],
  ['clock_timestamp()', 'timestamptz', NOW],
  ['"current_timestamp"()', 'timestamptz', NOW],
  ['"current_timestamp"(int)', 'timestamptz', NOW],
  ['"current_date"()', 'date', `date '${now.slice(0, 10)}'`],
  ['"current_time"()', 'timetz', `timetz '${now.slice(11)}+00'`],
  ['"current_time"(int)', 'timetz', `timetz '${now.slice(11)}+00'`],
  ['"localtimestamp"()', 'timestamp', `timestamp '${now}'`],
  ['"localtimestamp"(int)', 'timestamp', `timestamp '${now}'`],
  ['"localtime"()', 'time', `time '${now.slice(11)}'`],
  ['"localtime"(int)', 'time', `time '${now.slice(11)}'`],
  ['timeofday()', 'text', `'Fri Mar 20 06:00:00.000000 2026 UTC'::text`],
  ['age(timestamptz)', 'interval', `pg_catalog.age((${NOW})::date::timestamptz, $1)`],
  ['age(timestamp)', 'interval', `pg_catalog.age(date '${now.slice(0, 10)}'::timestamp, $1)`],
]
  .map(
    ([signature, type, value]) =>
      `CREATE FUNCTION ${CLOCK_SCHEMA}.${signature} RETURNS ${type} LANGUAGE sql STABLE AS $$ SELECT ${value} $$;`,
  )
  .join('\n')}`;

const WORDS: ReadonlySet<string> = new Set([
  'CURRENT_DATE',
  'CURRENT_TIME',
  'CURRENT_TIMESTAMP',
  'LOCALTIME',
  'LOCALTIMESTAMP',
]);

/** A statement whose clock stands still, and where a place in it lies in what the learner wrote (UTF-16 units). */
export type Stilled = { readonly text: string; readonly placeOf: (offset: number) => number };

/**
 * `CURRENT_DATE` is no function, and asks the server's clock whatever stands in the search path: it is written as
 * `"current_date"()`, which is ours, and names its column alike. PostgreSQL reserves these words, so that outside of
 * quotes they are the clock, or a name behind AS or a dot.
 */
export function stillClock(statement: string): Stilled {
  const added: { readonly at: number; readonly length: number }[] = [];
  let text = '';
  let copied = 0;
  const { tokens } = lex(statement, 'postgresql');
  for (const [i, token] of tokens.entries()) {
    const before = tokens[i - 1];
    if (token.kind !== 'word' || !WORDS.has(token.value.toUpperCase())) continue;
    if (before && (before.value === '.' || before.value.toUpperCase() === 'AS')) continue;
    const end = token.offset + token.length;
    const call = tokens[i + 1]?.value === '(' ? '"' : '"()';
    text += `${statement.slice(copied, token.offset)}"${token.value.toLowerCase()}${call}`;
    added.push({ at: token.offset, length: 1 + call.length });
    copied = end;
  }
  text += statement.slice(copied);
  return {
    text,
    placeOf(offset) {
      let place = offset;
      for (const { at, length } of added) if (place > at) place = Math.max(at, place - length);
      return place;
    },
  };
}
