import { targetOf } from '../changes/target.ts';
import { Unsupported, fail } from '../errors/failure.ts';
import { type Done, type Work, done } from '../session/work.ts';
import type { SetOption } from '../tree/statements.ts';
import { ONLY_ON, isHarmless } from './settings.ts';

/** T-SQL's SET … ON and OFF, MySQL's SET NAMES. */
export function setOption(node: SetOption, work: Work): Done {
  const { memory, context } = work;
  const name = node.name.toLowerCase();
  const isOn = node.value.toUpperCase() === 'ON';
  if (name === 'identity_insert') setIdentityInsert(node, isOn, work);
  else if (name === 'implicit_transactions') memory.implicitTransactions = isOn;
  else if (!isHarmless(name, context.semantics.dialect) || (ONLY_ON.has(name) && !isOn)) {
    throw new Unsupported(`SET ${node.name} ${node.value}`, node.span);
  }
  return done(context.state);
}

/** One table at a time takes numbers from statements. */
function setIdentityInsert({ of, span }: SetOption, isOn: boolean, work: Work): void {
  const { memory } = work;
  if (!of) throw new Unsupported('SET IDENTITY_INSERT without a table', span);
  const { key, table } = targetOf(of, 'SET IDENTITY_INSERT', work);
  if (!table.columns.some(({ identity }) => identity))
    fail({ kind: 'no-identity', table: table.name }, of.span);
  if (!isOn) {
    if (memory.identityInsert === key) memory.identityInsert = null;
    return;
  }
  if (memory.identityInsert !== null && memory.identityInsert !== key) {
    const open = work.context.state.relations.get(memory.identityInsert);
    if (open) fail({ kind: 'identity-insert-open', table: table.name, open: open.name }, of.span);
  }
  memory.identityInsert = key;
}
