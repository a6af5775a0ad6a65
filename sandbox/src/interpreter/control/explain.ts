import { bindQuery } from '../binder/index.ts';
import { Unsupported } from '../errors/failure.ts';
import { execute } from '../executor/index.ts';
import type { Step } from '../plan/step.ts';
import type { Done, Work } from '../session/work.ts';
import type { Explain } from '../tree/statements.ts';
import { answered } from './answered.ts';
import { planWords } from './plan-words.ts';

type Line = { readonly step: Step; readonly depth: number };

/** EXPLAIN: the steps of the plan in the dialect's words, each with the rows it was thought to give. */
export function explainStatement({ form, statement, span }: Explain, work: Work): Done {
  if (statement.type !== 'query') throw new Unsupported(`EXPLAIN of ${statement.type}`, span);
  const { dialect } = work.context.semantics;
  if (form === 'EXPLAIN' && dialect === 'sqlite') throw new Unsupported("EXPLAIN of SQLite's bytecode", span);
  const execution = execute(bindQuery(statement, work.context), work.context);
  const isAnalyzed = form === 'EXPLAIN ANALYZE';
  if (isAnalyzed) for (const _ of execution.rows()) work.context.run.budget.step();
  const lines = linesOf(execution.plan);
  if (dialect === 'sqlite') {
    const rows = sqliteLines(lines).map((detail, i) => [i + 1, 0, 0, detail]);
    return answered(['id', 'parent', 'notused', 'detail'], rows, work);
  }
  const isTable = (dialect === 'mysql' && !isAnalyzed) || dialect === 'mariadb';
  if (isTable) return answered(TABULAR, accesses(lines), work);
  const rows = lines.map(({ step, depth }) => [
    `${indent(depth, dialect)}${planWords(step, dialect)}${counts(step, isAnalyzed)}`,
  ]);
  return answered([dialect === 'postgresql' ? 'QUERY PLAN' : 'PLAN'], rows, work);
}

/** SQLite lists what it reads, then what it sorts; steps that only pass rows on are not told. */
function sqliteLines(lines: readonly Line[]): string[] {
  const read = lines.filter(({ step }) => ACCESS[step.kind] !== undefined);
  const sorted = lines.filter(({ step }) => ['group', 'distinct', 'sort'].includes(step.kind));
  return [...read, ...sorted].map(({ step }) => planWords(step, 'sqlite'));
}

function linesOf(plan: Step): Line[] {
  const lines: Line[] = [];
  const visit = (step: Step, depth: number): void => {
    lines.push({ step, depth });
    for (const input of step.inputs) visit(input, depth + 1);
  };
  visit(plan, 0);
  return lines;
}

function indent(depth: number, dialect: string): string {
  if (depth === 0) return '';
  return dialect === 'postgresql' ? `${' '.repeat(depth * 6 - 4)}->  ` : '  '.repeat(depth);
}

/** What was reckoned, and what was so. There is no cost: this engine counts rows. */
function counts({ estimate, tally }: Step, isAnalyzed: boolean): string {
  const reckoned = `  (rows=${Math.round(estimate)})`;
  return isAnalyzed ? `${reckoned} (actual rows=${tally.rows} loops=${tally.openings})` : reckoned;
}

const TABULAR = ['id', 'select_type', 'table', 'type', 'key', 'rows', 'Extra'];
const ACCESS: Readonly<Partial<Record<Step['kind'], string>>> = {
  'full scan': 'ALL',
  'index lookup': 'ref',
  'index range': 'range',
  'index join': 'ref',
  'automatic index': 'ALL',
};

/** MySQL's table: a line for each table that is read, with what is done behind it on the first. */
function accesses(lines: readonly Line[]): (string | number | null)[][] {
  const kinds = new Set(lines.map(({ step }) => step.kind));
  const extra = [
    kinds.has('filter') ? 'Using where' : '',
    kinds.has('group') || kinds.has('distinct') ? 'Using temporary' : '',
    kinds.has('sort') ? 'Using filesort' : '',
  ].filter(Boolean);
  const read = lines.filter(({ step }) => ACCESS[step.kind] !== undefined);
  return read.map(({ step }, i) => {
    const [table = '', key = null] = step.detail.split(/ (?:using|by) /);
    const rows = Math.round(step.estimate);
    return [
      1,
      'SIMPLE',
      table,
      ACCESS[step.kind] ?? '',
      key,
      rows,
      i === 0 && extra.length > 0 ? extra.join('; ') : null,
    ];
  });
}
