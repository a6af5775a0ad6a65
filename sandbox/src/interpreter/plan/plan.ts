import { type BoundCondition, own } from '../binder/bound.ts';
import { cut } from '../executor/cut.ts';
import { filter, readsAround } from '../executor/filter.ts';
import { group } from '../executor/group.ts';
import { hierarchy } from '../executor/hierarchy.ts';
import { nothing } from '../executor/leaves.ts';
import type { Machine } from '../executor/machine.ts';
import { distinct, firstOfEach, project } from '../executor/project.ts';
import { common, lastRound, recursion } from '../executor/recursion.ts';
import { numberRows } from '../executor/row-number.ts';
import { setOperation, values } from '../executor/sets.ts';
import { sort } from '../executor/sort.ts';
import { windows } from '../executor/window.ts';
import { planFrom } from './from-plan.ts';
import type { CommonPlan, Logical, SelectPlan } from './logical.ts';
import type { Step } from './step.ts';

/** How a query's rows are found: its physical plan, whose steps pull rows from each other. */
export function planQuery(logical: Logical, machine: Machine): Step {
  const plan = (inner: Logical): Step => planQuery(inner, machine);
  switch (logical.kind) {
    case 'select':
      return planSelect(logical, machine);
    case 'values':
      return values(logical, machine);
    case 'set':
      return setOperation(logical, { left: plan(logical.left), right: plan(logical.right) }, machine);
    case 'ordered': {
      const { input, order, cut: wanted } = logical;
      const rows = plan(input);
      const sorted = order.length > 0 ? sort(rows, order, machine) : rows;
      return wanted ? cut(sorted, wanted, { order, machine }) : sorted;
    }
    case 'common':
      return common(logical, commonStep(logical.of, machine), machine);
    case 'recursion':
      return lastRound(logical, machine);
    default:
      return recursion(logical, { first: plan(logical.first), again: plan(logical.again) }, machine);
  }
}

/** A common table is planned once, however many read it. */
function commonStep(of: CommonPlan['of'], machine: Machine): Step {
  const known = machine.commonSteps.get(of);
  if (known) return known;
  const made = planQuery(of.plan, machine);
  machine.commonSteps.set(of, made);
  return made;
}

/** In the order in which a SELECT means something; each step is there only if the SELECT asks for it. */
function planSelect(select: SelectPlan, machine: Machine): Step {
  const { grouping, order, distinctOn } = select;
  let rows = planSources(select, machine);
  if (grouping) rows = group(rows, grouping, machine);
  rows = filter(rows, select.having, machine);
  if (select.windows.length > 0) rows = windows(rows, select, machine);
  rows = project(rows, select.outputs, machine);
  if (select.distinct) rows = distinct(rows, select.distinct, machine);
  if (order.length > 0) rows = sort(rows, order, machine);
  if (distinctOn) rows = firstOfEach(rows, distinctOn, machine);
  return select.cut ? cut(rows, select.cut, { order, machine }) : rows;
}

/** FROM and WHERE. Conditions that ask for ROWNUM come behind all others; behind CONNECT BY come all that don't join. */
function planSources(select: SelectPlan, machine: Machine): Step {
  const { from, where, rowNumber, hierarchy: climb } = select;
  const size = sizeOf(select);
  const numbered = where.filter((condition) => reads(condition, rowNumber));
  const plain = where.filter((condition) => !numbered.includes(condition));
  const planning = { machine, size, plan: (inner: Logical) => planQuery(inner, machine) };
  const joins = climb
    ? plain.filter((condition) => joinsSources(condition) && !reads(condition, climb.component))
    : plain;
  let rows = from ? planFrom(from, joins, planning) : filter(nothing(size), joins, machine);
  if (climb) {
    rows = hierarchy(rows, climb, machine);
    rows = filter(
      rows,
      plain.filter((condition) => !joins.includes(condition)),
      machine,
    );
  }
  return rowNumber === null
    ? rows
    : numberRows(rows, { component: rowNumber, conditions: numbered }, machine);
}

function reads(condition: BoundCondition, component: number | null): boolean {
  return component !== null && (own(condition) & (1n << BigInt(component))) !== 0n;
}

function joinsSources(condition: BoundCondition): boolean {
  const bits = own(condition);
  return (bits & (bits - 1n)) !== 0n && !readsAround([condition]);
}

/** How many components the row at hand has. */
function sizeOf({ windowComponent, grouping, rowNumber, hierarchy: climb, from }: SelectPlan): number {
  const last = Math.max(rowNumber ?? -1, climb?.component ?? -1);
  const before = grouping ? Math.max(last + 1, from ? highest(from) + 1 : 0) : windowComponent;
  return Math.max(1, before);
}

function highest(relation: NonNullable<SelectPlan['from']>): number {
  return relation.kind === 'join'
    ? Math.max(highest(relation.left), highest(relation.right))
    : relation.component;
}
