import { fail } from '../../errors/failure.ts';
import { type Sized, fractionOf, lengthOf } from '../type-arguments.ts';

/** With MAX_STRING_SIZE as it comes, STANDARD, in bytes; two of them are one national character. */
const MOST: Readonly<Record<string, number>> = {
  VARCHAR2: 4000,
  VARCHAR: 4000,
  'CHARACTER VARYING': 4000,
  NVARCHAR2: 2000,
  CHAR: 2000,
  CHARACTER: 2000,
  NCHAR: 1000,
  RAW: 2000,
};

const MOST_FRACTION = 9;

/** @throws SqlFailure ORA-00910, ORA-30088 or ORA-01723 */
export function checkLength(sized: Sized): void {
  const fraction = fractionOf(sized);
  if (fraction !== null && (fraction < 0 || fraction > MOST_FRACTION))
    say('ORA-30088', 'datetime/interval precision is out of range');
  const given = lengthOf(sized);
  if (!given) return;
  if (given.length === 0) say('ORA-01723', 'zero-length columns are not allowed');
  if (given.length > (MOST[sized.name.name] ?? 4000))
    say('ORA-00910', 'specified length too long for its datatype');

  function say(code: string, words: string): never {
    return fail({ kind: 'invalid-argument', name: sized.name.name, code, what: words }, sized.name.span);
  }
}
