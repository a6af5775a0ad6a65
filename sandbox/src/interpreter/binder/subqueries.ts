import { fail, Unsupported } from '../errors/failure.ts';
import type { Span } from '../lexer/token.ts';
import type { Budget } from '../run/budget.ts';
import type { Exists, Expression, InTest, Quantified, Subquery } from '../tree/expressions.ts';
import type { Query } from '../tree/queries.ts';
import type { Type } from '../types/type.ts';
import type { Row, Truth, Value } from '../values/value.ts';
import {
  type BoundCondition,
  type BoundExpression,
  type Frame,
  joinReferences,
  type References,
} from './bound.ts';
import { compareRows, compareValues, isRow, operatorSpan } from './comparison.ts';
import type { BoundQuery, Place } from './context.ts';

/** A query inside an expression, ready to be asked for its rows. */
type Inner = {
  readonly types: readonly Type[];
  readonly references: References;
  /** It reads nothing of the queries around. */
  readonly isAlone: boolean;
  /** Its rows, computed once where it stands alone; so far only as many as were asked for. */
  readonly rows: (frame: Frame) => Iterable<Row>;
};

function bindInner(query: Query, place: Place): Inner {
  const bound = place.bind.query(query, { ...place, alias: null, gather: null });
  const open = place.bind.open(bound, place.context);
  const { references } = bound;
  const types = bound.columns.map(({ type }) => type);
  if (references.some((bits) => bits !== 0n)) {
    return { types, references, isAlone: false, rows: askedAgain(open, place.context.run.budget) };
  }
  let kept: Row[] | null = null;
  const rows = (frame: Frame): Iterable<Row> => {
    kept ??= [...open(frame)];
    return kept;
  };
  return { types, references, isAlone: true, rows };
}

/**
 * A subquery that is run for each row around it keeps what it needs for all of them the first time; what it keeps
 * later is garbage when it is done.
 */
function askedAgain(open: Inner['rows'], budget: Budget): Inner['rows'] {
  let isFirst = true;
  return (frame) => {
    const rows = open(frame);
    if (!isFirst) return givingBack(rows, budget);
    isFirst = false;
    return rows;
  };
}

function* givingBack(rows: Iterable<Row>, budget: Budget): Iterable<Row> {
  const before = budget.cellsLeft;
  try {
    yield* rows;
  } finally {
    budget.giveBack(before);
  }
}

/** EXISTS asks for one row; what it rests on are the rows that are there. */
export function bindExists({ query, span }: Exists, place: Place): BoundCondition {
  const bound = unselected(place.bind.query(query, { ...place, alias: null, gather: null }));
  const { trace, run } = place.context;
  const open = askedAgain(place.bind.open(bound, place.context), run.budget);
  const { references } = bound;
  const ask = (frame: Frame): boolean => {
    for (const row of open(frame)) {
      trace?.note(row);
      return true;
    }
    return false;
  };
  if (references.some((bits) => bits !== 0n) || trace) {
    return { test: ask, references, volatile: false, span };
  }
  let known: boolean | null = null;
  return { test: (frame) => (known ??= ask(frame)), references, volatile: false, span };
}

/** What EXISTS selects is never computed: `SELECT 1 / 0` divides nothing. */
function unselected(query: BoundQuery): BoundQuery {
  const { plan } = query;
  const isNeeded = plan.kind !== 'select' || plan.distinct || plan.distinctOn || plan.order.length > 0;
  return isNeeded ? query : { ...query, plan: { ...plan, outputs: [] } };
}

/** A query as a value: NULL without a row, an error with two; SQLite and its like take the first column only where one is. */
export function bindScalar({ query, span }: Subquery, place: Place): BoundExpression {
  const inner = bindInner(query, place);
  const { semantics, trace } = place.context;
  const [type, more] = inner.types;
  if (!type || more) {
    return fail({ kind: 'subquery-columns', wanted: 1, given: inner.types.length }, span);
  }
  const one = semantics.dialect !== 'sqlite';
  return {
    type,
    references: inner.references,
    volatile: false,
    evaluate: (frame) => {
      let found: Row | null = null;
      for (const row of inner.rows(frame)) {
        if (found) fail({ kind: 'subquery-rows' });
        found = row;
        if (!one) break;
      }
      if (!found) return null;
      trace?.note(found);
      return found[0] ?? null;
    },
  };
}

/** A value, or the values of a row value. */
function bindSide(expression: Expression, place: Place): BoundExpression[] {
  if (expression.type === 'row' && isRow(expression)) {
    return expression.items.map((item) => place.bind.value(item, place));
  }
  return [place.bind.value(expression, place)];
}

export function bindIn(expression: InTest, place: Place): BoundCondition {
  const { operand, choices } = expression;
  const span = operatorSpan(expression.not ? 'NOT IN' : 'IN', operand, place);
  const found = Array.isArray(choices)
    ? bindInList(operand, choices as readonly Expression[], { span, place })
    : bindInQuery(bindSide(operand, place), choices as Query, { span, place });
  return expression.not ? negated(found) : found;
}

type At = { readonly span: Span; readonly place: Place };

/** Equal to one of a list; the list's values are looked at from the left until one is. */
function bindInList(
  operand: Expression,
  choices: readonly Expression[],
  { span, place }: At,
): BoundCondition {
  const left = bindSide(operand, place);
  const tests = choices.map((choice) => {
    const right = bindSide(choice, place);
    if (right.length !== left.length) {
      fail({ kind: 'subquery-columns', wanted: left.length, given: right.length }, choice.span);
    }
    const [a] = left;
    const [b] = right;
    if (a && b && left.length === 1) return compareValues(a, b, { operator: '=', span, place });
    return compareRows([left, right], { operator: '=', span, place });
  });
  const test = (frame: Frame): Truth => {
    let truth: Truth = false;
    for (const one of tests) {
      const here = one.test(frame);
      if (here === true) return true;
      if (here === null) truth = null;
    }
    return truth;
  };
  return {
    test,
    references: joinReferences([...left, ...tests]),
    volatile: tests.some((one) => one.volatile),
    span,
  };
}

function bindInQuery(left: readonly BoundExpression[], query: Query, at: At): BoundCondition {
  const { span, place } = at;
  const inner = bindInner(query, place);
  const { types } = inner;
  if (types.length !== left.length) {
    fail({ kind: 'subquery-columns', wanted: left.length, given: types.length }, span);
  }
  const [value] = left;
  const [type] = types;
  if (value && type && left.length === 1) return anyOf({ inner, left: value, type, operator: '=' }, at);
  const current = { row: [] as Row };
  const right = types.map((one, i) => cellOf(current, i, one));
  const equal = compareRows([left, right], { operator: '=', span, place });
  const { trace } = place.context;
  const test = (frame: Frame): Truth => {
    let truth: Truth = false;
    for (const row of inner.rows(frame)) {
      current.row = row;
      const here = equal.test(frame);
      if (here === true) {
        trace?.note(row);
        return true;
      }
      if (here === null) truth = null;
    }
    return truth;
  };
  return { test, references: joinReferences([...left, inner]), volatile: false, span };
}

/** A column of a row that is set beside: the row of a subquery at hand. */
function cellOf(current: { row: Row }, index: number, type: Type): BoundExpression {
  return { type, references: [], volatile: true, evaluate: () => current.row[index] ?? null };
}

export function bindQuantified(expression: Quantified, place: Place): BoundCondition {
  const { operator, quantifier } = expression;
  const span = operatorSpan(operator, expression.left, place);
  const [left] = bindSide(expression.left, place);
  if (!left) throw new Unsupported(`${quantifier} of rows`, span);
  const right = expression.right.type === 'query' ? expression.right : null;
  const inner = right ? bindInner(right, place) : elementsOf(expression.right as Expression, place);
  const [column, more] = inner.types;
  if (!column || more) {
    return fail({ kind: 'subquery-columns', wanted: 1, given: inner.types.length }, span);
  }
  const asked = { inner, left, type: column, operator };
  return quantifier === 'ALL' ? allOf(asked, { span, place }) : anyOf(asked, { span, place });
}

/** PostgreSQL's ANY (array): the elements, as if they were rows. */
function elementsOf(expression: Expression, place: Place): Inner {
  const array = place.bind.value(expression, place);
  const { type, references, evaluate } = array;
  if (type.kind !== 'array') throw new Unsupported('ANY and ALL of what is no array', expression.span);
  return {
    types: [type.of],
    references,
    isAlone: array.constant !== undefined,
    rows: (frame) => ((evaluate(frame) ?? []) as readonly Value[]).map((value) => [value]),
  };
}

type Asked = {
  readonly inner: Inner;
  readonly left: BoundExpression;
  readonly type: Type;
  readonly operator: string;
};

/** True for one row at least; equality with what stands alone is looked up, not searched. */
function anyOf({ inner, left, type, operator }: Asked, { span, place }: At): BoundCondition {
  const current = { row: [] as Row };
  const bound = compareValues(left, cellOf(current, 0, type), { operator, span, place });
  const { trace } = place.context;
  const reads = { references: joinReferences([left, inner]), volatile: false, span };
  const { comparison } = bound;
  if (comparison?.operator === '=' && inner.isAlone) {
    return { ...reads, test: lookedUp() };
  }
  const test = (frame: Frame): Truth => {
    let truth: Truth = false;
    for (const row of inner.rows(frame)) {
      current.row = row;
      const here = bound.test(frame);
      if (here === true) {
        trace?.note(row);
        return true;
      }
      if (here === null) truth = null;
    }
    return truth;
  };
  return { ...reads, test };

  function lookedUp(): (frame: Frame) => Truth {
    let table: {
      readonly rows: ReadonlyMap<unknown, Row>;
      readonly hasNull: boolean;
      readonly empty: boolean;
    } | null = null;
    if (!comparison) throw new Error('an equality is looked up');
    return (frame) => {
      table ??= build(frame);
      if (table.empty) return false;
      const value = comparison.left.evaluate(frame);
      if (value === null) return null;
      const row = table.rows.get(comparison.key(value));
      if (!row) return table.hasNull ? null : false;
      trace?.note(row);
      return true;
    };
  }

  function build(frame: Frame): { rows: Map<unknown, Row>; hasNull: boolean; empty: boolean } {
    const rows = new Map<unknown, Row>();
    let hasNull = false;
    let empty = true;
    for (const row of inner.rows(frame)) {
      empty = false;
      current.row = row;
      const value: Value = comparison?.right.evaluate(frame) ?? null;
      if (value === null) hasNull = true;
      else {
        const key = comparison?.key(value);
        if (!rows.has(key)) rows.set(key, row);
      }
    }
    return { rows, hasNull, empty };
  }
}

/** True for every row; of none as well. */
function allOf({ inner, left, type, operator }: Asked, { span, place }: At): BoundCondition {
  const current = { row: [] as Row };
  const bound = compareValues(left, cellOf(current, 0, type), { operator, span, place });
  const test = (frame: Frame): Truth => {
    let truth: Truth = true;
    for (const row of inner.rows(frame)) {
      current.row = row;
      const here = bound.test(frame);
      if (here === false) return false;
      if (here === null) truth = null;
    }
    return truth;
  };
  return { test, references: joinReferences([left, inner]), volatile: false, span };
}

function negated(inner: BoundCondition): BoundCondition {
  const { references, volatile, span } = inner;
  return {
    references,
    volatile,
    span,
    test: (frame) => {
      const truth = inner.test(frame);
      return truth === null ? null : !truth;
    },
  };
}
