import { fail } from '../errors/failure.ts';
import type { SetPlan } from '../plan/logical.ts';
import type { QueryBody, SetOperation, Values } from '../tree/queries.ts';
import { joinReferences } from './bound.ts';
import type { BoundQuery, OutputColumn, Place } from './context.ts';
import { converted } from './operation.ts';
import { bindSelect, keysOf } from './select.ts';

/** What a query consists of: a SELECT, VALUES, or a set operation over such. */
export function bindBody(body: QueryBody, place: Place): BoundQuery {
  switch (body.type) {
    case 'select':
      return bindSelect(body, { orderBy: [], siblings: false, limit: null }, place);
    case 'values':
      return bindValues(body, place);
    case 'query':
      return place.bind.query(body, place);
    default:
      return bindSetOperation(body, place);
  }
}

/** Both sides get one type a column; names are the left side's. */
function bindSetOperation(operation: SetOperation, place: Place): BoundQuery {
  const left = bindBody(operation.left, place);
  const right = bindBody(operation.right, place);
  const joined = joinSides(left, right, operation, place);
  const operator = operation.operator === 'MINUS' ? 'EXCEPT' : operation.operator;
  const plan: SetPlan = {
    kind: 'set',
    width: joined.columns.length,
    operator,
    all: operation.all,
    left: left.plan,
    right: right.plan,
    leftConvert: joined.leftConvert,
    rightConvert: joined.rightConvert,
    keys: keysOf(joined.columns, place),
  };
  return { plan, columns: joined.columns, references: joinReferences([left, right]) };
}

type Joined = Pick<SetPlan, 'leftConvert' | 'rightConvert'> & { readonly columns: readonly OutputColumn[] };

export function joinSides(
  left: BoundQuery,
  right: BoundQuery,
  operation: SetOperation,
  place: Place,
): Joined {
  const { semantics } = place.context;
  const { operator } = operation;
  const [wanted, given] = [left.columns.length, right.columns.length];
  if (wanted !== given) {
    const spot = place.context.semantics.dialect === 'postgresql' ? firstItem(operation.right) : operation;
    fail({ kind: 'set-columns', operator, left: wanted, right: given }, spot.span);
  }
  const settled = left.columns.map((column, i) =>
    semantics.common([column.type, right.columns[i]?.type ?? { kind: 'null' }], operator, operation.span),
  );
  for (const [i, { type, convert }] of settled.entries()) {
    const { run } = place.context;
    for (const [side, one] of [left, right].entries()) {
      const literal = one.columns[i]?.literal;
      if (literal) converted(literal, type, convert[side] ?? null, run);
    }
  }
  return {
    columns: left.columns.map(({ name }, i) => ({
      name,
      type: settled[i]?.type ?? { kind: 'null' },
      origin: null,
    })),
    leftConvert: settled.map(({ convert }) => convert[0] ?? null),
    rightConvert: settled.map(({ convert }) => convert[1] ?? null),
  };
}

function firstItem(body: QueryBody): Pick<QueryBody, 'span'> {
  if (body.type === 'select') return body.items[0]?.expression ?? body;
  return body.type === 'set-operation' ? firstItem(body.left) : body;
}

function bindValues(values: Values, place: Place): BoundQuery {
  const { semantics, run } = place.context;
  const [first] = values.rows;
  const width = first?.items.length ?? 0;
  for (const row of values.rows) {
    if (row.items.length !== width) {
      fail(
        { kind: 'values-columns', wanted: width, given: row.items.length },
        row.items[0]?.span ?? row.span,
      );
    }
  }
  const inside: Place = {
    ...place,
    scope: { sources: [], visible: [], outer: place.scope, grouped: null },
    clause: 'VALUES',
  };
  const rows = values.rows.map((row) => row.items.map((item) => inside.bind.value(item, inside)));
  const types = Array.from({ length: width }, (_, i) =>
    semantics.common(
      rows.map((row) => row[i]?.type ?? { kind: 'null' }),
      'VALUES',
      values.span,
    ),
  );
  const alike = rows.map((row, at) =>
    row.map((value, i) => converted(value, types[i]?.type ?? value.type, types[i]?.convert[at] ?? null, run)),
  );
  return {
    plan: { kind: 'values', width, rows: alike },
    columns: types.map(({ type }, i) => ({ name: valueName(i, values, place), type, origin: null })),
    references: joinReferences(rows.flat()).slice(1),
  };
}

function valueName(index: number, values: Values, place: Place): string {
  const { semantics, sql } = place.context;
  switch (semantics.dialect) {
    case 'mysql':
      return `column_${index}`;
    case 'mariadb': {
      const span = values.rows[0]?.items[index]?.span;
      return span ? sql.slice(span.offset, span.offset + span.length) : '';
    }
    default:
      return `column${index + 1}`;
  }
}
