import { conjuncts, type Frame } from '../binder/bound.ts';
import { fail } from '../errors/failure.ts';
import type { HierarchyPlan } from '../plan/logical.ts';
import { type Step, step } from '../plan/step.ts';
import { Decimal } from '../values/decimal.ts';
import type { Row } from '../values/value.ts';
import { holds } from './filter.ts';
import type { Machine } from './machine.ts';
import { sortedBy } from './sort.ts';

/** A row on the way down from a root. */
type Node = { readonly row: Row; readonly path: readonly Node[] };

/**
 * CONNECT BY: from each root down, children behind their parent. A row among its own ancestors is a loop: an error, or
 * with NOCYCLE left out.
 */
export function hierarchy(input: Step, plan: HierarchyPlan, machine: Machine): Step {
  const { run, trace } = machine;
  const { component, startWith, onLoop, siblings } = plan;
  const starts = holds(startWith ? conjuncts(startWith) : [], machine);
  const connects = holds(plan.connectBy, machine);
  return step(
    { kind: 'hierarchy', detail: '', inputs: [input], correlated: true },
    function* open(outer, tally) {
      const rows: Row[] = [];
      for (const row of input.open(outer, null)) {
        run.budget.keep(row.length + 1);
        rows.push(row);
      }
      const candidates = sortedBy(rows, siblings, (row) => ({ row, outer }));
      const roots = candidates.filter((row) =>
        starts({ row: placed(row, [number(1), number(0), number(0), null, row, [row]]), outer }),
      );
      const waiting: Node[] = roots.map((row) => ({ row, path: [] })).reverse();
      for (let node = waiting.pop(); node; node = waiting.pop()) {
        const { children, loops } = below(node);
        tally.rows += 1;
        yield shown(node, { isLeaf: children.length === 0, loops });
        for (const child of children.reverse()) waiting.push(child);
      }

      function below(node: Node): { children: Node[]; loops: boolean } {
        const path = [...node.path, node];
        run.budget.keep(path.length + 2);
        const children: Node[] = [];
        let loops = false;
        for (const row of candidates) {
          run.budget.step();
          if (!connects(frameOf(row, path))) continue;
          if (onLoop !== 'go on' && path.some((ancestor) => ancestor.row === row)) {
            if (onLoop === 'fail') fail({ kind: 'connect-loop' });
            loops = true;
          } else children.push({ row, path });
        }
        return { children, loops };
      }

      /** A candidate as a child of the path's last row. */
      function frameOf(row: Row, path: readonly Node[]): Frame {
        const level = BigInt(path.length + 1);
        const parent = path.at(-1)?.row ?? null;
        return { row: placed(row, [level, 0n, 0n, parent, path[0]?.row ?? row, []]), outer };
      }

      function shown(node: Node, { isLeaf, loops }: { isLeaf: boolean; loops: boolean }): Row {
        const ancestors = node.path.map(({ row }) => row);
        const level = number(ancestors.length + 1);
        const parent = ancestors.at(-1) ?? null;
        const path = [...ancestors, node.row];
        const row = placed(node.row, [
          level,
          number(isLeaf ? 1 : 0),
          number(loops ? 1 : 0),
          parent,
          path[0] ?? node.row,
          path,
        ]);
        return trace ? trace.carry(row, path) : row;
      }
    },
  );

  function placed(row: Row, values: Row): Row {
    const whole = [...row];
    whole[component] = values;
    return whole;
  }
}

/** Oracle's numbers are all of one kind. */
function number(value: number): Decimal {
  return new Decimal(BigInt(value), 0);
}
