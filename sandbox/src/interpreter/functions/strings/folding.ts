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
  return fold === 'none' ? (text) => text : letterwise((letter) => foldLetter(letter, accents));
}

const ASCII = /^[\0-\x7f]*$/;

/** Each letter is folded once. ASCII is as a whole, which costs a hundredth. */
export function letterwise(fold: (letter: string) => string): Fold {
  const known = new Map<string, string>();
  return (text) => {
    if (ASCII.test(text)) return text.toLowerCase();
    let folded = '';
    for (const letter of text) {
      let like = known.get(letter);
      if (like === undefined) known.set(letter, (like = fold(letter)));
      folded += like;
    }
    return folded;
  };
}

function foldLetter(letter: string, accents: boolean): string {
  const lower = letter.toLowerCase();
  const bare = accents ? lower : lower.normalize('NFD').replace(/\p{M}+/gu, '');
  return bare.length === letter.length ? bare : letter;
}
