import type { Type } from '../../types/type.ts';
import { byteCount } from '../../values/text.ts';
import type { Value } from '../../values/value.ts';
import { refuse } from '../define/complain.ts';
import { textIn } from '../define/read.ts';
import type { Define } from '../define/scalar.ts';
import type { AggregateFunction, CallSite } from '../function.ts';
import { type AggregateOptions, aggregate } from './define.ts';

type Limit = (text: string) => string;

/** One text of many, each behind its own row's separator but the first. */
function joined(
  signature: string,
  { separator, limit = (text) => text, ...options }: AggregateOptions & { separator: string; limit?: Limit },
): Define<AggregateFunction> {
  return aggregate(
    signature,
    'text',
    (args, site) => {
      const text = textOf(args, site);
      return ({ budget }) => {
        const pieces: string[] = [];
        let length = 0;
        return {
          add([value = null, between = separator]) {
            const piece = text(value);
            if (pieces.length > 0) pieces.push(between === null ? '' : textIn(between));
            pieces.push(piece);
            length += piece.length + (pieces.at(-2)?.length ?? 0);
            budget.text(piece.length + 8);
            if (length > MOST_CHARACTERS) budget.text(length);
          },
          result: () => (pieces.length === 0 ? null : limit(pieces.join(''))),
        };
      };
    },
    options,
  );
}

/** Where a text in the making is measured against the longest that a value may be. */
const MOST_CHARACTERS = 1_000_000;

export function textOf(
  [type = { kind: 'null' }]: readonly Type[],
  { semantics }: CallSite,
): (value: Value) => string {
  return (value) => (typeof value === 'string' ? value : semantics.text(value, type));
}

/** SQLite: group_concat(x) and group_concat(x, separator). */
export const groupConcatOfSqlite = joined('as?', { separator: ',' });
export const stringAggOfSqlite = joined('as', { separator: ',' });
/** PostgreSQL: both are text. */
export const stringAgg = joined('ss', { separator: '' });
/** T-SQL converts what is no text, and may be ordered WITHIN GROUP. */
export const stringAggOfMssql = joined('as', { separator: '', withinGroup: 'may' });
/** Oracle: at most 4000 bytes. */
export const listAgg = joined('as?', {
  separator: '',
  withinGroup: 'may',
  limit(text) {
    if (byteCount(text) > 4000)
      refuse('LISTAGG', 'oracle', { oracle: ['ORA-01489', 'result of string concatenation is too long'] });
    return text;
  },
});
