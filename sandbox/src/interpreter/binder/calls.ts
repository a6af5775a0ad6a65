import type { DialectName } from '../dialects/dialect.ts';
import { fail, Unsupported } from '../errors/failure.ts';
import type { CallSite, ScalarFunction, SqlFunction } from '../functions/function.ts';
import type { Call, Expression } from '../tree/expressions.ts';
import type { Type } from '../types/type.ts';
import { type BoundExpression, joinReferences } from './bound.ts';
import type { Place } from './context.ts';
import { bindPath } from './prior.ts';
import { constant, converted } from './operation.ts';

export function nameOf(call: Call): string {
  return (call.name.parts.at(-1)?.name ?? '').toUpperCase();
}

/** The name as an error says it: SQLite says it as it was written. */
export function saidName(call: Call, place: Place): string {
  const written = call.name.parts.at(-1)?.name ?? '';
  return place.context.semantics.dialect === 'sqlite' ? written : written.toUpperCase();
}

/** What a call calls; null for GROUPING and its kin, which are the binder's own. */
export function functionNamed(call: Call, place: Place): SqlFunction | null {
  const { functions } = place.context;
  const name = nameOf(call);
  return functions.get(name) ?? (name === 'TRIM' ? functions.get('TRIM BOTH') : null) ?? null;
}

/** Whether a call gathers a group's rows here. SQLite's min(a, b) is a plain function. */
export function isAggregate(call: Call, place: Place): boolean {
  return !call.over && functionNamed(call, place)?.kind === 'aggregate' && !scalarForm(call, place);
}

/** SQLite: min and max of several values. */
function scalarForm(call: Call, place: Place): ScalarFunction | null {
  const several = call.arguments.length > 1 ? place.context.functions.get(`${nameOf(call)}()`) : undefined;
  return several?.kind === 'scalar' ? several : null;
}

export function bindCall(call: Call, place: Place): BoundExpression {
  const name = saidName(call, place);
  const called = scalarForm(call, place) ?? functionNamed(call, place);
  if (!called) return ownCall(call, place) ?? unknownFunction(call, place);
  if (call.over) return gathered(call, place, 'window');
  if (called.kind === 'aggregate') {
    if (called.overNeeded) return fail({ kind: 'over-needed', name }, call.span);
    return gathered(call, place, 'aggregate');
  }
  if (called.kind === 'window') return fail({ kind: 'over-needed', name }, call.span);
  if (call.distinct || call.orderBy.length > 0 || call.filter || call.withinGroup.length > 0) {
    throw new Unsupported(`${name} with DISTINCT, ORDER BY or FILTER`, call.span);
  }
  return bindScalarCall(call, called, place);
}

const GROUPING_CALLS: Readonly<Partial<Record<DialectName, readonly string[]>>> = {
  postgresql: ['GROUPING'],
  mysql: ['GROUPING'],
  mssql: ['GROUPING', 'GROUPING_ID'],
  oracle: ['GROUPING', 'GROUPING_ID'],
};

/** GROUPING, and what walks a hierarchy: no functions, since they look at more than values. */
function ownCall(call: Call, place: Place): BoundExpression | null {
  const name = nameOf(call);
  const { dialect } = place.context.semantics;
  if (GROUPING_CALLS[dialect]?.includes(name)) {
    return place.gather?.grouping?.(call, place) ?? null;
  }
  return name === 'SYS_CONNECT_BY_PATH' && dialect === 'oracle' ? bindPath(call, place) : null;
}

function gathered(call: Call, place: Place, what: 'aggregate' | 'window'): BoundExpression {
  const gather = place.gather?.[what];
  if (gather) return gather(call, place);
  const name = saidName(call, place);
  if (what === 'window') return fail({ kind: 'window-not-allowed', name, clause: place.clause }, call.span);
  return fail({ kind: 'aggregate-not-allowed', name, clause: place.clause }, call.span);
}

export function unknownFunction(call: Call, place: Place): never {
  const { semantics, unsupported } = place.context;
  const name = call.name.parts.map((part) => part.name).join('.');
  if (unsupported.has(nameOf(call).toUpperCase()))
    throw new Unsupported(`the function ${nameOf(call)}`, call.span);
  const types = call.arguments.map((argument) =>
    argument.type === 'star' ? '*' : semantics.nameOf(place.bind.value(argument, place).type),
  );
  return fail({ kind: 'unknown-function', name, types }, call.name.span);
}

/** A call's arguments: words as texts, conditions as truths, the rest as values. */
export type Arguments = {
  readonly values: readonly BoundExpression[];
  readonly types: readonly Type[];
  readonly site: CallSite;
};

export function bindArguments(
  call: Call,
  called: SqlFunction,
  { place, extra = [] }: { place: Place; extra?: readonly BoundExpression[] },
): Arguments {
  const { semantics, run } = place.context;
  const given = call.arguments.length;
  const starred = call.arguments[0]?.type === 'star';
  if (
    starred
      ? given > 1 || called.kind !== 'aggregate' || !called.star
      : given < called.least || given > called.most
  ) {
    miscounted(call, called, place);
  }
  const raw = starred
    ? []
    : call.arguments.map((argument, i) => bindArgument(argument, { called, i, place }));
  const site: CallSite = {
    semantics,
    span: call.span,
    arguments: call.arguments.map(({ span }) => span),
    constants: [...raw, ...extra].map((value) => value.constant),
    ...(call.separator && { separator: separatorOf(call.separator, place) }),
  };
  const values = raw.map((value, i) => {
    const parameter = called.parameters?.[Math.min(i, called.parameters.length - 1)] ?? 'any';
    if (parameter === 'any' || called.words?.includes(i) || called.conditions?.includes(i)) return value;
    const span = call.arguments[i]?.span ?? call.span;
    return converted(value, parameter, semantics.implicit(value.type, parameter, span), run);
  });
  const all = [...values, ...extra];
  return { values: all, types: all.map((value) => value.type), site };
}

function miscounted(call: Call, { least, most }: SqlFunction, place: Place): never {
  const { semantics } = place.context;
  const name = call.name.parts.at(-1)?.name ?? '';
  const given = call.arguments.length;
  const types = call.arguments.map((one) =>
    one.type === 'star' ? '*' : semantics.nameOf(place.bind.value(one, place).type),
  );
  const span = semantics.dialect === 'postgresql' ? call.name.span : call.span;
  return fail({ kind: 'wrong-argument-count', name, given, types, least, most }, span);
}

function separatorOf(separator: Expression, place: Place): string {
  const { constant: text } = place.bind.value(separator, place);
  return typeof text === 'string' ? text : '';
}

type Argument = { readonly called: SqlFunction; readonly i: number; readonly place: Place };

function bindArgument(argument: Expression, { called, i, place }: Argument): BoundExpression {
  const { semantics } = place.context;
  if (called.words?.includes(i) && argument.type === 'column') {
    const word = argument.name.parts.map((part) => part.name).join('.');
    const { type } = semantics.literal({ type: 'literal', kind: 'plain', value: word, span: argument.span });
    return constant(type, word.toUpperCase());
  }
  if (called.conditions?.includes(i)) {
    const { test, references, volatile } = place.bind.condition(argument, place);
    return { type: { kind: 'boolean' }, references, volatile, evaluate: test };
  }
  if (argument.type === 'star') {
    return fail({ kind: 'wrong-argument-count', name: called.name, given: 0 }, argument.span);
  }
  return place.bind.value(argument, place);
}

function bindScalarCall(call: Call, called: ScalarFunction, place: Place): BoundExpression {
  const { run } = place.context;
  const { values, types, site } = bindArguments(call, called, { place });
  const type = called.type(types, site);
  const { budget } = run;
  const bound = {
    type,
    references: joinReferences(values),
    volatile: called.volatile === true || values.some((value) => value.volatile),
  };
  const choose = called.bindLazily?.(types, site);
  if (choose) {
    return {
      ...bound,
      evaluate: (frame) => {
        budget.step();
        return choose((i) => values[i]?.evaluate(frame) ?? null, run);
      },
    };
  }
  const evaluate = called.bind(types, site);
  const { takesNull } = called;
  return {
    ...bound,
    evaluate: (frame) => {
      budget.step();
      const given = values.map((value) => value.evaluate(frame));
      return !takesNull && given.includes(null) ? null : evaluate(given, run);
    },
  };
}
