import type { Clause } from '../errors/complaint.ts';
import { fail } from '../errors/failure.ts';
import type { Span } from '../lexer/token.ts';
import type { AggregatePlan, GroupingPlan } from '../plan/logical.ts';
import type { Call, Expression } from '../tree/expressions.ts';
import type { GroupBy } from '../tree/queries.ts';
import { bindAggregate } from './aggregates.ts';
import type { BoundCondition, BoundExpression, ColumnPlace } from './bound.ts';
import { canonical } from './canonical.ts';
import type { Place } from './context.ts';
import { dependsOnKeys } from './dependence.ts';
import { expandSets } from './grouping-sets.ts';
import { refuse } from './own-rules.ts';
import type { Scope, ScopeColumn } from './scope.ts';

/** Where things stand in the row behind GROUP BY: [keys and which grouping set, aggregates, carried columns]. */
const KEYS = 0;
const AGGREGATES = 1;
const CARRIED = 2;
/** The component that window functions add to it. */
export const GROUPED_WINDOWS = 3;

type GroupKey = {
  readonly expression: Expression;
  readonly text: string;
  readonly bound: BoundExpression;
};

/**
 * Grouping while it is bound: expressions behind it see keys, aggregates, and, where the dialect lets them, other
 * columns, which are carried along from one row of the group.
 */
export class Grouping {
  readonly keys: readonly GroupKey[];
  readonly #sets: readonly (readonly number[])[];
  readonly #place: Place;
  readonly #scope: Scope;
  /** There is no GROUP BY: all rows are one group. */
  readonly #isAlone: boolean;
  /** The grand total is there even of no rows; not in MySQL's WITH ROLLUP. */
  readonly #always: boolean;
  readonly #where: readonly BoundCondition[];
  readonly #aggregates: AggregatePlan[] = [];
  readonly #known = new Map<string, BoundExpression>();
  readonly #carried: { readonly column: ScopeColumn; readonly bound: BoundExpression }[] = [];
  /** Which item of the list is bound; SQL Server and Oracle don't say, MySQL does. */
  position = 0;

  /** @param item an item of the SELECT list by its ordinal from 1, or null where the dialect has none. */
  constructor(
    groupBy: GroupBy | null,
    around: {
      readonly place: Place;
      readonly scope: Scope;
      readonly where: readonly BoundCondition[];
      readonly item: (expression: Expression) => Expression;
    },
  ) {
    this.#place = { ...around.place, clause: 'GROUP BY', gather: null };
    this.#scope = around.scope;
    this.#where = around.where;
    const { dialect } = around.place.context.semantics;
    this.#isAlone = groupBy === null;
    this.#always = !(groupBy?.withRollup === true && (dialect === 'mysql' || dialect === 'mariadb'));
    const { keys, sets } = expandSets(groupBy, around.item, (one) => canonical(one, this.#place));
    this.#sets = sets;
    if (around.place.context.semantics.dialect === 'mssql') checkKeys(keys);
    this.keys = keys.map((expression) => ({
      expression,
      text: canonical(expression, this.#place),
      bound: this.#place.bind.value(expression, this.#place),
    }));
  }

  /** Binds what stands behind GROUP BY. */
  behind<T>(bind: () => T): T {
    this.#scope.grouped = (column, span, clause) => this.#placeOf(column, span, clause);
    try {
      return bind();
    } finally {
      this.#scope.grouped = null;
    }
  }

  #before<T>(bind: () => T): T {
    const { grouped } = this.#scope;
    this.#scope.grouped = null;
    try {
      return bind();
    } finally {
      this.#scope.grouped = grouped;
    }
  }

  aggregate(call: Call, place: Place): BoundExpression {
    const text = this.#before(() => canonical(call, place));
    const known = this.#known.get(text);
    if (known) return known;
    const { plan, type } = this.#before(() => bindAggregate(call, { ...place, scope: place.scope }));
    const read = this.#read({ component: AGGREGATES, index: this.#aggregates.length }, type);
    this.#aggregates.push(plan);
    this.#known.set(text, read);
    return read;
  }

  /** A key of GROUP BY that is more than a column. */
  known(expression: Expression, place: Place): BoundExpression | null {
    const alike = this.keys.some((key) => key.expression.type === expression.type);
    if (!alike || expression.type === 'column' || expression.type === 'literal') return null;
    const text = this.#before(() => canonical(expression, place));
    const index = this.keys.findIndex((key) => key.text === text);
    const key = this.keys[index];
    return key ? this.#read({ component: KEYS, index }, key.bound.type) : null;
  }

  /** GROUPING(a, b): a bit for each argument, set where the row's grouping set leaves it out. */
  grouping(call: Call, place: Place): BoundExpression {
    const indexes = call.arguments.map((argument) => {
      const text = this.#before(() => canonical(argument, place));
      const index = this.keys.findIndex((key) => key.text === text);
      if (index < 0)
        fail(
          { kind: 'not-grouped', column: '', table: null, clause: place.clause, position: this.position },
          argument.span,
        );
      return index;
    });
    const bits = this.#sets.map((set) =>
      indexes.reduce((sum, index) => sum * 2n + (set.includes(index) ? 0n : 1n), 0n),
    );
    const read = this.#read(
      { component: KEYS, index: this.keys.length },
      { kind: 'integer', bits: 32, unsigned: false },
    );
    const { evaluate, column: _, ...rest } = read;
    const { semantics } = place.context;
    const typed = bits.map((one) =>
      semantics.literal({ type: 'literal', kind: 'number', value: String(one), span: call.span }),
    );
    const type = typed[0]?.type ?? rest.type;
    return { ...rest, type, evaluate: (frame) => typed[Number(evaluate(frame))]?.value ?? null };
  }

  plan(): GroupingPlan {
    const { semantics } = this.#place.context;
    return {
      keys: this.keys.map(({ bound }) => bound),
      keyOf: this.keys.map(({ bound }) => semantics.key(bound.type)),
      sets: this.#sets,
      aggregates: this.#aggregates,
      carried: this.#carried.map(({ bound }) => bound),
      carriedFrom: this.#witness(),
      always: this.#always,
    };
  }

  /** SQLite: beside one MIN or MAX, other columns come from the row that has it. */
  #witness(): number | null {
    if (this.#place.context.semantics.dialect !== 'sqlite') return null;
    const found = this.#aggregates.flatMap(({ witness }, i) => (witness ? [i] : []));
    return found.length === 1 ? (found[0] ?? null) : null;
  }

  #read({ component, index }: ColumnPlace, type: BoundExpression['type']): BoundExpression {
    return {
      type,
      references: [1n << BigInt(component)],
      volatile: false,
      column: { component, index },
      evaluate: (frame) => (frame.row[component] as typeof frame.row)[index] ?? null,
    };
  }

  #placeOf(column: ScopeColumn, span: Span, clause: Clause): ColumnPlace {
    const [at] = column.places;
    const index = this.keys.findIndex(({ bound }) => {
      const key = bound.column;
      return key && at && key.component === at.component && key.index === at.index;
    });
    if (index >= 0) return { component: KEYS, index };
    const byText = this.keys.findIndex(
      ({ text }) =>
        text === JSON.stringify(['column', 0, column.places.map((one) => [one.component, one.index])]),
    );
    if (byText >= 0) return { component: KEYS, index: byText };
    this.#mayCarry(column, span, clause);
    const known = this.#carried.findIndex((one) => one.column === column);
    if (known >= 0) return { component: CARRIED, index: known };
    this.#carried.push({ column, bound: this.#carry(column) });
    return { component: CARRIED, index: this.#carried.length - 1 };
  }

  #carry(column: ScopeColumn): BoundExpression {
    const { run } = this.#place.context;
    return {
      type: column.type,
      references: [column.places.reduce((bits, { component }) => bits | (1n << BigInt(component)), 0n)],
      volatile: false,
      evaluate: (frame) => {
        for (const { component, index, convert } of column.places) {
          const value = (frame.row[component] as typeof frame.row)[index] ?? null;
          if (value !== null) return convert ? convert(value, run) : value;
        }
        return null;
      },
    };
  }

  #mayCarry(column: ScopeColumn, span: Span, clause: Clause): void {
    const { dialect } = this.#place.context.semantics;
    if (dialect === 'sqlite' || dialect === 'mariadb') return;
    const everySetHasAll = this.#sets.every((set) => set.length === this.keys.length);
    const dependent =
      (dialect === 'postgresql' || dialect === 'mysql') &&
      everySetHasAll &&
      dependsOnKeys(column, {
        scope: this.#scope,
        keys: this.keys.map(({ bound }) => bound),
        where: this.#where,
        dialect,
      });
    if (dependent) return;
    const at = column.places[0]?.component;
    const source = this.#scope.sources.find((one) => one.component === at);
    const table = (dialect === 'mssql' ? source?.table?.name : null) ?? source?.name ?? null;
    const isAlone = this.#isAlone;
    fail({ kind: 'not-grouped', column: column.name, table, clause, position: this.position, isAlone }, span);
  }
}

function checkKeys(keys: readonly Expression[]): void {
  const constant = keys.find(({ type }) => type === 'literal');
  if (!constant) return;
  refuse(
    '164',
    'Each GROUP BY expression must contain at least one column that is not an outer reference.',
    constant.span,
  );
}
