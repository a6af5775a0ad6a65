import { fail } from '../../errors/failure.ts';
import { type Sized, fractionOf, lengthOf } from '../type-arguments.ts';

const MOST_BYTES = 8000;
const MOST_NATIONAL = 4000;
const MOST_FRACTION = 7;

/**
 * Refuses a length that no page has room for: 8,000 bytes, which are 4,000 of NVARCHAR's characters.
 * @throws SqlFailure 131, 1001, 1002 or 2717
 */
export function checkLength(sized: Sized): void {
  const fraction = fractionOf(sized);
  if (fraction !== null && (fraction < 0 || fraction > MOST_FRACTION))
    fail(
      {
        kind: 'invalid-argument',
        name: sized.name.name,
        code: '1002',
        what: `Line 1: Specified scale ${fraction} is invalid.`,
      },
      sized.name.span,
    );
  const given = lengthOf(sized);
  if (!given) return;
  const { name, column } = sized;
  const what = column === null ? `type '${name.name.toLowerCase()}'` : `column '${column}'`;
  const isNational = sized.type.kind === 'text' && sized.type.name?.startsWith('N') === true;
  const { length, written } = given;
  if (length === 0) say('1001', `Line 1: Length or precision specification 0 is invalid.`);
  if (length > MOST_BYTES)
    say(
      '131',
      `The size (${written}) given to the ${what} exceeds the maximum allowed for any data type (8000).`,
    );
  if (isNational && length > MOST_NATIONAL)
    say('2717', `The size (${written}) given to the ${what} exceeds the maximum allowed (4000).`);

  function say(code: string, words: string): never {
    return fail({ kind: 'invalid-argument', name: name.name, code, what: words }, name.span);
  }
}
