import { bindAlone } from '../changes/bind.ts';
import { fail } from '../errors/failure.ts';
import { type Done, type Work, done } from '../session/work.ts';
import type { Declare } from '../tree/statements.ts';
import { variableKey } from './variables.ts';

/** T-SQL's DECLARE: each variable sees those before it. */
export function declare({ variables }: Declare, work: Work): Done {
  const { memory, context } = work;
  const { semantics, run } = context;
  for (const { name, dataType, value, span } of variables) {
    const key = variableKey(name);
    if (memory.variableTypes.has(key)) fail({ kind: 'duplicate-variable', name }, span);
    const type = semantics.typeOf(dataType, 'column');
    let start = null;
    if (value) {
      const bound = bindAlone(value, 'SET', work);
      const assign = semantics.assign(bound.type, type, { name, table: '', span: value.span });
      const result = bound.evaluate({ row: [], outer: null });
      start = result === null ? null : assign(result, run);
    }
    memory.variableTypes.set(key, type);
    memory.variables.set(key, start);
  }
  return done(context.state);
}
