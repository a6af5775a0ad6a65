import { compileProgram } from './regex/compile.ts';
import { type Captures, type Preference, runProgram } from './regex/machine.ts';
import { parseRegex } from './regex/parse.ts';
import type { RegexNode, RegexOptions } from './regex/syntax.ts';

export { RegexError, type RegexFlavor, type RegexOptions } from './regex/syntax.ts';
export type { Captures };

export type Regex = {
  /** How many capturing groups the pattern has. */
  readonly groups: number;
  /**
   * The leftmost match from a UTF-16 offset on, as offsets: start and end of the whole, then of each group, -1 where
   * a group took no part.
   * @param step is told of the work: `run.budget.step`.
   */
  search(text: string, from: number, step: (count: number) => void): Captures | null;
};

/**
 * A regular expression that takes time linear in the text. Its syntax is the flavor's.
 * @throws RegexError where the pattern is none
 * @throws Unsupported for backreferences, lookaround and whatever else no finite automaton does
 */
export function compileRegex(pattern: string, options: RegexOptions): Regex {
  const { body, groups, options: settled } = parseRegex(pattern, options);
  const program = compileProgram(body);
  const preference = preferenceOf(body, settled);
  return {
    groups,
    search: (text, from, step) => {
      const found = runProgram(program, text, { from, preference, step });
      return found && Array.from({ length: 2 + groups * 2 }, (_, slot) => found[slot] ?? -1);
    },
  };
}

/** PostgreSQL takes the longest match, or the shortest where the first quantifier is lazy; the others the first. */
function preferenceOf(body: RegexNode, { flavor }: RegexOptions): Preference {
  if (flavor !== 'postgresql') return 'first';
  return firstGreed(body) === 'lazy' ? 'shortest' : 'longest';
}

function firstGreed(node: RegexNode): 'lazy' | 'greedy' | null {
  if (node.kind === 'repeat') {
    const isFixed = node.least === node.most;
    if (isFixed) return firstGreed(node.body);
    return node.lazy ? 'lazy' : 'greedy';
  }
  if (node.kind === 'choice') return 'greedy';
  if (node.kind === 'group') return firstGreed(node.body);
  if (node.kind !== 'sequence') return null;
  return node.items.reduce<'lazy' | 'greedy' | null>((greed, item) => greed ?? firstGreed(item), null);
}
