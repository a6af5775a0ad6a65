import type { Cell, Column, PlanStep } from '@sqltown/shared/api';

type Draft = { readonly step: string; readonly details: string[]; readonly inputs: Draft[] };

/** The rows of an EXPLAIN as a tree; null where they have another shape. Each engine has its own. */
export function planOf(columns: readonly Column[], rows: readonly (readonly Cell[])[]): PlanStep[] | null {
  const names = columns.map(({ name }) => name.toLowerCase());
  if (names[0] === 'query plan') return postgresqlPlan(rows.map(([line]) => wordsOf(line)));
  if (names.join() === 'id,parent,notused,detail') return sqlitePlan(rows);
  return names.includes('select_type') ? mariadbPlan(names, rows) : null;
}

/** `Limit  (cost=…)`, then `  ->  Seq Scan on houses  (cost=…)`, then `        Filter: …`: depth is indentation. */
function postgresqlPlan(lines: readonly string[]): PlanStep[] {
  const roots: Draft[] = [];
  const open: { readonly indent: number; readonly draft: Draft }[] = [];
  for (const line of lines) {
    const [, blank = '', arrow = '', text = ''] = /^(\s*)(->\s+)?(.*)$/.exec(line) ?? [];
    if (arrow === '' && blank === '' && open.length > 0) break;
    const indent = blank.length;
    if (arrow === '' && open.length > 0) {
      open.at(-1)?.draft.details.push(text);
      continue;
    }
    while ((open.at(-1)?.indent ?? -1) >= indent) open.pop();
    const [, step = text, estimate] = /^(.*?)\s*\(((?:cost|rows)=.*)\)$/.exec(text) ?? [];
    const draft: Draft = { step, details: estimate ? [estimate] : [], inputs: [] };
    (open.at(-1)?.draft.inputs ?? roots).push(draft);
    open.push({ indent: arrow === '' ? -1 : indent, draft });
  }
  return roots;
}

/** Rows that name their parent; 0 is none. */
function sqlitePlan(rows: readonly (readonly Cell[])[]): PlanStep[] {
  const roots: Draft[] = [];
  const known = new Map<Cell, Draft>();
  for (const [id = null, parent = null, , detail] of rows) {
    const draft: Draft = { step: wordsOf(detail), details: [], inputs: [] };
    known.set(id, draft);
    (known.get(parent)?.inputs ?? roots).push(draft);
  }
  return roots;
}

/** A row a table, in the order of the join. */
function mariadbPlan(names: readonly string[], rows: readonly (readonly Cell[])[]): PlanStep[] {
  return rows.map((row) => {
    const cells = names.map((name, i) => [name, row[i] ?? null] as const);
    const valueOf = (wanted: string) => cells.find(([name]) => name === wanted)?.[1] ?? '';
    const details = cells.flatMap(([name, value]) =>
      value === null || value === '' || name === 'select_type' || name === 'table'
        ? []
        : [`${name}: ${wordsOf(value)}`],
    );
    return {
      step: `${wordsOf(valueOf('select_type'))} ${wordsOf(valueOf('table'))}`.trim(),
      details,
      inputs: [],
    };
  });
}

function wordsOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
}
