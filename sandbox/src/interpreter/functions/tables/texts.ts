import type { Value } from '../../values/value.ts';
import { splitText } from '../arrays/functions.ts';
import { refuse } from '../define/complain.ts';
import { textIn } from '../define/read.ts';
import { textLike } from '../define/types.ts';
import { groups, splitBy } from '../regex/functions.ts';
import { finder, matches } from '../regex/matches.ts';
import { type DefineTable, tableFunction } from './define.ts';

/** T-SQL: STRING_SPLIT(text, separator); with a third argument of 1 the ordinal as well. */
export const split = tableFunction(
  'ss',
  { value: 'text' },
  () =>
    ([text, by]) =>
      fields(text, by).map((field) => [field]),
);

export function fields(text: Value | undefined, by: Value | undefined): string[] {
  const separator = textIn(by);
  if (separator.length !== 1)
    refuse('STRING_SPLIT', 'mssql', {
      mssql: ['214', "Procedure expects parameter 'separator' of type 'nchar(1)/nvarchar(1)'."],
    });
  return textIn(text).split(separator);
}

export const TEXT_TABLES: Readonly<Record<string, DefineTable>> = {
  STRING_TO_TABLE: tableFunction(
    'sss?',
    { string_to_table: 'text' },
    () =>
      ([text = null, by = null, nullText = null]) =>
        text === null ? [] : splitText(textIn(text), by).map((field) => [field === nullText ? null : field]),
    { takesNull: true },
  ),
  REGEXP_SPLIT_TO_TABLE: tableFunction('sss?', { regexp_split_to_table: 'text' }, () => {
    const find = finder('postgresql', 'REGEXP_SPLIT_TO_TABLE');
    return ([text, pattern, flags], run) =>
      splitBy(
        { text: textIn(text), pattern: textIn(pattern), flags: flags === undefined ? null : textIn(flags) },
        find,
        run,
      ).map((piece) => [piece]);
  }),
  REGEXP_MATCHES: tableFunction(
    'sss?',
    { regexp_matches: (_, site) => ({ kind: 'array', of: textLike([], site) }) },
    () => {
      const find = finder('postgresql', 'REGEXP_MATCHES');
      return function* rows([given, pattern, letters], run) {
        const text = textIn(given);
        const flags = letters === undefined ? null : textIn(letters);
        for (const found of matches(find(textIn(pattern), flags), text, 0, run)) {
          yield [groups(text, found)];
          if (!flags?.includes('g')) return;
        }
      };
    },
  ),
};
