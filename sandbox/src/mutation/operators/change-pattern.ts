import type { Operator } from '../operator.ts';

/** A LIKE pattern with a % or _ too few or too many. */
export const changePattern: Operator = {
  name: 'change-pattern',
  on: {
    match: (match) => {
      const { pattern } = match;
      if (pattern.type !== 'literal') return [];
      const others = new Set(otherPatterns(pattern.value));
      others.delete(pattern.value);
      return [...others].map((value) => ({ ...match, pattern: { ...pattern, value } }));
    },
  },
};

function otherPatterns(pattern: string): string[] {
  const bare = pattern.replace(/^%/, '').replace(/%$/, '');
  const either = [bare, `%${bare}`, `${bare}%`, `%${bare}%`];
  const counted = /^_+$/.test(pattern) ? [pattern.slice(1), `${pattern}_`] : [`_${bare}`];
  return [...either, ...counted];
}
