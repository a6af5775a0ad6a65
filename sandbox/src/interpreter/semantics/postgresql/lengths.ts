import { fail } from '../../errors/failure.ts';
import { type Sized, lengthOf } from '../type-arguments.ts';

/** MaxAttrSize of htup_details.h. */
const MOST_CHARACTERS = 10_485_760;
/** The grammar reads a length as an int4, and has no rule for a larger number. */
const MOST_OF_GRAMMAR = 2 ** 31 - 1;

/** @throws SqlFailure 22023, or 42601 for what is no integer of 32 bits */
export function checkLength(sized: Sized): void {
  const { name, type } = sized;
  const [argument] = name.arguments;
  // NUMERIC(3, -2) has a rule of its own.
  if (argument?.type === 'unary' && type.kind !== 'decimal')
    fail(
      { kind: 'invalid-argument', name: name.name, code: '42601', what: 'syntax error at or near "-"' },
      argument.span,
    );
  // What is finer than a microsecond is one, with a warning.
  const given = lengthOf(sized);
  if (!given) return;
  const called = type.kind === 'text' && type.fixed ? 'char' : 'varchar';
  if (given.length > MOST_OF_GRAMMAR)
    fail(
      {
        kind: 'invalid-argument',
        name: called,
        code: '42601',
        what: `syntax error at or near "${given.written}"`,
      },
      argument?.span ?? name.span,
    );
  const wrong =
    given.length > MOST_CHARACTERS
      ? `cannot exceed ${MOST_CHARACTERS}`
      : given.length < 1
        ? 'must be at least 1'
        : null;
  if (wrong !== null)
    fail(
      {
        kind: 'invalid-argument',
        name: called,
        code: '22023',
        what: `length for type ${called} ${wrong}`,
      },
      name.span,
    );
}
