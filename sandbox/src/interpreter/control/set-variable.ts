import { bindAlone } from '../changes/bind.ts';
import { Unsupported, fail } from '../errors/failure.ts';
import { type Done, type Work, done } from '../session/work.ts';
import type { Expression } from '../tree/expressions.ts';
import type { SetTransaction, SetVariable } from '../tree/statements.ts';
import type { Type } from '../types/type.ts';
import { isHarmless } from './settings.ts';
import { variableKey } from './variables.ts';

/** SET: a variable, or a setting. */
export function setVariable(node: SetVariable, work: Work): Done {
  for (const one of [node, ...node.others]) setOne(one, work);
  return done(work.context.state);
}

function setOne(node: SetVariable, work: Work): void {
  const { name } = node;
  if (name.startsWith('@') && !name.startsWith('@@')) setUser(node, work);
  else setSetting({ ...node, name: name.replace(/^@@(session|local|global)?\.?/i, '') }, work);
}

/** MySQL's take any value and its type; T-SQL's were declared with theirs. */
function setUser({ name, value, span }: SetVariable, work: Work): void {
  const { memory, context } = work;
  const { semantics, run } = context;
  const key = variableKey(name);
  const bound = bindAlone(value, 'SET', work);
  const result = bound.evaluate({ row: [], outer: null });
  if (semantics.dialect !== 'mssql') {
    memory.variables.set(key, result);
    memory.variableTypes.set(key, settled(bound.type, work));
    return;
  }
  const type = memory.variableTypes.get(key);
  if (!type) return fail({ kind: 'unknown-variable', name }, span);
  const assign = semantics.assign(bound.type, type, { name, table: '', span: value.span });
  memory.variables.set(key, result === null ? null : assign(result, run));
}

/** A bare NULL has no type to keep. */
export function settled(type: Type, { context }: Work): Type {
  if (type.kind !== 'null' && type.kind !== 'unknown') return type;
  return { kind: 'text', length: null, fixed: false, collation: context.semantics.defaultCollation };
}

/** Settings that change nothing here are taken; those that would, are not supported; unknown ones are an error. */
function setSetting({ name, value, span, scope }: SetVariable, work: Work): void {
  const { memory, context } = work;
  const { dialect } = context.semantics;
  const setting = name.toLowerCase();
  if (scope === 'GLOBAL') throw new Unsupported('SET GLOBAL', span);
  if (setting === 'autocommit' && (dialect === 'mysql' || dialect === 'mariadb')) {
    const isOn = /^(1|on|true)$/i.test(wordOf(value) ?? '');
    if (isOn) memory.transaction = null;
    memory.implicitTransactions = !isOn;
    return;
  }
  if (!isHarmless(setting, dialect)) throw new Unsupported(`SET ${name}`, span);
}

function wordOf(value: Expression): string | null {
  if (value.type === 'literal') return value.value;
  return value.type === 'column' ? (value.name.parts.at(-1)?.name ?? null) : null;
}

/** One session is always alone, so that isolation changes nothing; READ ONLY would. */
export function setTransaction({ modes, span }: SetTransaction, { context }: Work): Done {
  if (modes.some((mode) => /READ ONLY/i.test(mode))) throw new Unsupported('READ ONLY', span);
  return done(context.state);
}
