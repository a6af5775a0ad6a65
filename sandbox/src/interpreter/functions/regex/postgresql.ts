import { overloaded } from '../define/scalar.ts';
import { type Result, textLike } from '../define/types.ts';
import {
  type Compute,
  count,
  groups,
  instr,
  like,
  nthMatch,
  regexFunction,
  replace,
  splitBy,
  substr,
} from './functions.ts';

/** PostgreSQL replaces the first match, with the flag g all. */
const replaceFirst: Compute = (asked, find, run, dialect) =>
  replace({ ...asked, nth: asked.flags?.includes('g') ? 0 : 1 }, find, run, dialect);
const TEXTS: Result = (args, site) => ({ kind: 'array', of: textLike(args, site) });
export const REGEX_OF_POSTGRESQL = {
  REGEXP_LIKE: regexFunction(['text', 'pattern', 'flags'], 2, 'truth', like),
  REGEXP_COUNT: regexFunction(['text', 'pattern', 'from', 'flags'], 2, 'integer', count),
  REGEXP_SUBSTR: regexFunction(['text', 'pattern', 'from', 'nth', 'flags', 'group'], 2, 'text', substr),
  REGEXP_INSTR: regexFunction(
    ['text', 'pattern', 'from', 'nth', 'end', 'flags', 'group'],
    2,
    'integer',
    instr,
  ),
  REGEXP_REPLACE: overloaded(
    regexFunction(['text', 'pattern', 'replacement', 'flags'], 3, 'text', replaceFirst),
    regexFunction(['text', 'pattern', 'replacement', 'from', 'nth', 'flags'], 4, 'text', replace),
  ),
  REGEXP_MATCH: regexFunction(['text', 'pattern', 'flags'], 2, TEXTS, (asked, find, run) => {
    const found = nthMatch(asked, find, run);
    return found && groups(asked.text, found);
  }),
  REGEXP_SPLIT_TO_ARRAY: regexFunction(['text', 'pattern', 'flags'], 2, TEXTS, (asked, find, run) =>
    splitBy(asked, find, run),
  ),
};
