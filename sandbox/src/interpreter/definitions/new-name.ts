import type { Span } from '../lexer/token.ts';
import { fail } from '../errors/failure.ts';
import type { Work } from '../session/work.ts';

/** Whether a relation may be made under this key: false where it is there and may be. @throws SqlFailure duplicate-table */
export function newName(
  {
    key,
    name,
    span,
    mayExist,
  }: { readonly key: string; readonly name: string; readonly span: Span; readonly mayExist: boolean },
  { context }: Work,
): boolean {
  const { relations, sequences } = context.state;
  const isTaken = relations.has(key) || sequences.has(key);
  if (!isTaken) return true;
  if (mayExist) return false;
  return fail({ kind: 'duplicate-table', name }, span);
}
