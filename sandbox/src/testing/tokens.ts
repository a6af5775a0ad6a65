import type { DialectName } from '../interpreter/dialects/dialect.ts';
import { lex } from '../interpreter/lexer/lex.ts';
import type { Dice } from './dice.ts';

/** The texts of a statement's tokens, in order. */
export function piecesOf(sql: string, dialect: DialectName): readonly string[] {
  return lex(sql, dialect)
    .tokens.map(({ text }) => text)
    .filter((text) => text !== '');
}

export const startOf = (pieces: readonly string[], dice: Dice): readonly string[] =>
  pieces.slice(0, dice.below(pieces.length + 1));

export const endOf = (pieces: readonly string[], dice: Dice): readonly string[] =>
  pieces.slice(dice.below(pieces.length + 1));

/** One to three words lost, doubled, swapped, replaced or added. */
export function mutate(
  pieces: readonly string[],
  { dice, word }: { readonly dice: Dice; readonly word: () => string },
): string[] {
  const mutated = [...pieces];
  for (let left = dice.of([1, 1, 1, 2, 3]); left > 0; left -= 1) {
    const at = dice.below(mutated.length);
    const here = mutated[at] ?? '';
    switch (dice.below(6)) {
      case 0:
        mutated.splice(at, 1);
        break;
      case 1:
        mutated.splice(at, 0, here);
        break;
      case 2:
        mutated.splice(at, 2, mutated[at + 1] ?? '', here);
        break;
      case 3:
        mutated.splice(at, 1, word());
        break;
      case 4:
        mutated.splice(at, 1, '(', here, ')');
        break;
      default:
        mutated.splice(at, 0, word());
    }
  }
  return mutated;
}
