import { compileLike } from '../../semantics/like.ts';
import { remembered } from '../../semantics/remembered.ts';
import { textIn } from '../define/read.ts';
import { bound } from '../define/scalar.ts';
import { foldOf } from './folding.ts';

/** T-SQL: where a pattern of LIKE first fits, from 1; one that begins with no % fits at the start or not at all. */
export const patternIndex = bound('ss', 'integer', (args, site) => {
  const fold = foldOf(args, site);
  const compile = remembered((pattern) => compileLike(pattern, { fold, escape: null, sets: true }));
  return ([given, text], { budget }) => {
    const pattern = textIn(given);
    const within = textIn(text);
    const body = pattern.replace(/^%+/, '');
    const fits = compile(body, null);
    const last = body === pattern ? 0 : within.length;
    for (let at = 0; at <= last; at += 1) {
      if (fits(within.slice(at), (count) => budget.step(count))) return BigInt(at + 1);
    }
    return 0n;
  };
});
