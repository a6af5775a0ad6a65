import type { Collation, Type } from '../../types/type.ts';
import type { CallSite } from '../function.ts';
import { textLike } from '../define/types.ts';

/** Makes texts that a collation calls alike the same, character for character: places in them stay. */
export type Fold = (text: string) => string;

/** How a function that looks for texts in texts compares them: T-SQL by the collation, MySQL likewise. */
export function foldOf(args: readonly Type[], site: CallSite): Fold {
  return foldBy(textLike(args, site).collation);
}

function foldBy({ fold, accents }: Collation): Fold {
  if (fold === 'none') return (text) => text;
  return (text) => Array.from(text, (letter) => foldLetter(letter, accents)).join('');
}

function foldLetter(letter: string, accents: boolean): string {
  const lower = letter.toLowerCase();
  const bare = accents ? lower : lower.normalize('NFD').replace(/\p{M}+/gu, '');
  return bare.length === letter.length ? bare : letter;
}
