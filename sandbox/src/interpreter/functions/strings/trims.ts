import { Unsupported } from '../../errors/failure.ts';
import { textIn } from '../define/read.ts';
import { type Define, bound } from '../define/scalar.ts';
import type { ScalarFunction } from '../function.ts';
import { characters, lengthOf, slice, unitsOf } from './characters.ts';
import { clamp } from './substrings.ts';

export type Side = 'LEADING' | 'TRAILING' | 'BOTH';

/** Cuts characters of a set from the ends: SQLite, PostgreSQL, Oracle, T-SQL 2022; spaces where no set is given. */
export function trimSet(side: Side): Define<ScalarFunction> {
  return bound('ss?', 'text', () => ([value, set = ' ']) => {
    const text = characters(textIn(value), 'points');
    const cut = new Set(characters(textIn(set), 'points'));
    let [start, end] = [0, text.length];
    if (side !== 'TRAILING') while (start < end && cut.has(text[start] ?? '')) start += 1;
    if (side !== 'LEADING') while (end > start && cut.has(text[end - 1] ?? '')) end -= 1;
    return text.slice(start, end).join('');
  });
}

/** To a length in characters: cut, or filled from that side, over and over. MySQL: NULL for a negative length. */
export function pad(side: 'left' | 'right'): Define<ScalarFunction> {
  return bound('sis?', 'text', (_, { semantics: { dialect } }) => {
    const units = unitsOf(dialect);
    const isMysql = dialect === 'mysql' || dialect === 'mariadb';
    return ([value, length, fill = ' '], { budget }) => {
      const [text, by, wanted] = [textIn(value), characters(textIn(fill), units), clamp(length)];
      if (wanted < 0 && isMysql) return null;
      const has = lengthOf(text, units);
      if (wanted <= has) return slice(text, 0, wanted, units);
      // MariaDB gives NULL; what MySQL gives its manual doesn't say.
      if (by.length === 0 && dialect === 'mysql') throw new Unsupported('padding with nothing', null);
      if (by.length === 0) return isMysql ? null : text;
      budget.text(wanted);
      const missing = wanted - has;
      const filling = by.join('').repeat(Math.ceil(missing / by.length));
      const cut = slice(filling, 0, missing, units);
      return side === 'left' ? cut + text : text + cut;
    };
  });
}

/** REPEAT and REPLICATE; T-SQL: NULL for a negative count, and never more than 8,000 bytes. */
export const repeat = bound('si', 'text', (_, { semantics: { dialect } }) => ([value, count], { budget }) => {
  const [text, times] = [textIn(value), clamp(count)];
  if (times < 0 && dialect === 'mssql') return null;
  if (times <= 0 || text === '') return '';
  const kept = dialect === 'mssql' ? Math.min(times, Math.ceil(MSSQL_MOST / text.length)) : times;
  budget.text(text.length * kept);
  return dialect === 'mssql' ? text.repeat(kept).slice(0, MSSQL_MOST) : text.repeat(kept);
});

export const space = bound('i', 'text', (_, { semantics: { dialect } }) => ([count], { budget }) => {
  const times = clamp(count);
  if (times < 0) return dialect === 'mssql' ? null : '';
  budget.text(times);
  return ' '.repeat(dialect === 'mssql' ? Math.min(times, MSSQL_MOST) : times);
});

const MSSQL_MOST = 8000;

export const reverse = bound('s', 'text', (_, { semantics: { dialect } }) => {
  const units = unitsOf(dialect);
  return ([text]) => characters(textIn(text), units).toReversed().join('');
});
