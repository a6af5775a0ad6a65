import { textIn } from '../define/read.ts';
import { Unsupported } from '../../errors/failure.ts';
import type { Type } from '../../types/type.ts';
import { byteCount } from '../../values/text.ts';
import type { Value } from '../../values/value.ts';
import type { Define } from '../define/scalar.ts';
import { refuse } from '../define/complain.ts';
import type { AggregateFunction, CallSite } from '../function.ts';
import { aggregate, type AggregateOptions } from './define.ts';
import { fromBytes, bytesOf } from '../strings/bytes.ts';

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

function textOf(
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

/** MySQL: all arguments of a row together; a row in which one is NULL is passed over. */
export const groupConcat = aggregate('a+', 'text', (args, site) => {
  const texts = args.map((type) => textOf([type], site));
  const { separator = ',' } = site;
  const limit = LIMITS[site.semantics.dialect];
  if (!limit) throw new Unsupported('GROUP_CONCAT', site.span);
  return ({ budget }) => {
    const pieces: string[] = [];
    return {
      add(values) {
        if (values.includes(null)) return;
        const piece = values.map((value, i) => texts[i]?.(value) ?? '').join('');
        budget.text(piece.length + separator.length);
        pieces.push(piece);
      },
      result: () => (pieces.length === 0 ? null : cut(pieces.join(separator), limit)),
    };
  };
});

/** group_concat_max_len: bytes behind which MySQL cuts. */
const LIMITS: Readonly<Record<string, number>> = { mysql: 1024, mariadb: 1_048_576 };

function cut(text: string, bytes: number): string {
  if (text.length * 3 <= bytes || byteCount(text) <= bytes) return text;
  return fromBytes(bytesOf(text).slice(0, bytes)).replace(/\ufffd+$/, '');
}
