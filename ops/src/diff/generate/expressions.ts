import { DIFF_DIALECTS } from '../dialect.ts';
import { drawLiteral, type ValueType } from './database.ts';
import type { Weighted } from './draw.ts';
import { type FunctionForm, FUNCTIONS } from './functions.ts';
import { drawType, ofType, type Scope, type Task, used } from './scope.ts';
import { drawSubqueryCondition, drawScalarSubquery } from './subqueries.ts';

/** An expression of the type, in parentheses where it needs them. `depth`: how many more may nest in it. */
export function drawExpression(task: Task, scope: Scope, type: ValueType, depth: number): string {
  const { draw } = task;
  const columns = ofType(scope, type);
  const leaf = (): string => {
    const outer = scope.outer.filter((column) => column.type === type);
    if (outer.length > 0 && draw.chance(0.1)) return draw.one(outer).sql;
    if (columns.length > 0 && draw.chance(0.85)) return draw.one(columns).sql;
    return literalOf(task, type);
  };
  if (depth <= 0) return leaf();
  const isBeyond = task.weight === 'beyond';
  const choices: Weighted<() => string>[] = [
    [6, leaf],
    [5, () => callOf(task, scope, type, depth) ?? leaf()],
    [1.5, () => caseOf(task, scope, type, depth)],
    [isBeyond ? 0.7 : 0.25, () => drawScalarSubquery(task, scope, type) ?? leaf()],
  ];
  if (type === 'int' || type === 'dec' || type === 'real')
    choices.push([4, () => arithmetic(task, scope, type, depth)]);
  return draw.weighted(choices)();
}

function literalOf(task: Task, type: ValueType): string {
  const literal = drawLiteral(task.draw, type);
  if (type === 'date' && task.dialect === 'postgresql') return `DATE ${literal}`;
  if (type === 'text' && task.dialect === 'postgresql') return literal;
  return literal.startsWith('-') ? `(${literal})` : literal;
}

function arithmetic(task: Task, scope: Scope, type: 'int' | 'dec' | 'real', depth: number): string {
  const { draw } = task;
  const left = drawExpression(task, scope, type, depth - 1);
  const operator = draw.weighted<string>([
    [4, '+'],
    [4, '-'],
    [3, '*'],
    [2, '/'],
    [type === 'int' ? 2 : 0, '%'],
  ]);
  used(task, `${type} ${operator}`);
  // Mostly by what is not zero: division by zero is an error in one engine and NULL in two.
  const byLiteral = draw.chance(operator === '/' || operator === '%' ? 0.9 : 0.3);
  const right = byLiteral ? DIVISORS[type][draw.int(0, 2)] : drawExpression(task, scope, type, depth - 1);
  // MariaDB divides whole numbers into decimals; they stay whole by DIV.
  const by = operator === '/' && type === 'int' && task.dialect === 'mariadb' ? 'DIV' : operator;
  return `(${left} ${by} ${right})`;
}

const DIVISORS = { int: ['2', '3', '7'], dec: ['2.00', '0.50', '4'], real: ['2.0', '0.5', '4.0'] } as const;

function callOf(task: Task, scope: Scope, type: ValueType, depth: number): string | null {
  const { draw, dialect, weight } = task;
  const forms = FUNCTIONS.filter(
    (form) =>
      form.result === type &&
      form.sql[dialect] !== undefined &&
      (weight === 'beyond' || form.isLesson === true),
  );
  if (forms.length === 0) return null;
  const form = draw.weighted(forms.map((each): Weighted<FunctionForm> => [rarity(each), each]));
  used(task, form.construct);
  const args = form.args.map((arg) => drawExpression(task, scope, arg, depth - 1));
  const sql = args.reduce((text, arg, i) => text.replaceAll(`$${i + 1}`, () => arg), form.sql[dialect] ?? '');
  return `(${sql})`;
}

/** More for what lessons don't draw, and what fewer dialects have: all must come up often enough. */
function rarity({ sql, isLesson }: FunctionForm): number {
  return (isLesson === true ? 1 : 2) * (DIFF_DIALECTS.length / Object.keys(sql).length);
}

function caseOf(task: Task, scope: Scope, type: ValueType, depth: number): string {
  const { draw } = task;
  const value = (): string => drawExpression(task, scope, type, depth - 1);
  const otherwise = draw.chance(0.7) ? ` ELSE ${value()}` : '';
  if (draw.chance(0.3)) {
    used(task, 'simple CASE');
    const operand = drawExpression(task, scope, 'int', 0);
    return `(CASE ${operand} WHEN ${drawLiteral(draw, 'int')} THEN ${value()} WHEN 2 THEN ${value()}${otherwise} END)`;
  }
  used(task, 'searched CASE');
  const whens = draw.several(1, 2, () => `WHEN ${drawCondition(task, scope, depth - 1)} THEN ${value()}`);
  return `(CASE ${whens.join(' ')}${otherwise} END)`;
}

/** A condition, in parentheses where it needs them. */
export function drawCondition(task: Task, scope: Scope, depth: number): string {
  const { draw, weight } = task;
  const isBeyond = weight === 'beyond';
  const choices: Weighted<() => string>[] = [
    [6, () => comparison(task, scope, depth)],
    [2, () => nullTest(task, scope)],
    [2, () => between(task, scope, depth)],
    [2, () => inList(task, scope, depth)],
    [2, () => like(task, scope)],
    [isBeyond ? 1 : 0.2, () => rarer(task, scope, depth)],
  ];
  if (depth > 0) {
    choices.push(
      [3, () => junction(task, scope, depth)],
      [1, () => negation(task, scope, depth)],
      [isBeyond ? 2 : 1, () => drawSubqueryCondition(task, scope) ?? comparison(task, scope, depth)],
    );
  }
  return draw.weighted(choices)();
}

function comparison(task: Task, scope: Scope, depth: number): string {
  const { draw } = task;
  const type = drawType(task, scope);
  const operator = draw.one(['=', '=', '<>', '<', '<=', '>', '>=']);
  used(task, operator);
  return `${drawExpression(task, scope, type, depth - 1)} ${operator} ${drawExpression(task, scope, type, depth - 1)}`;
}

function nullTest(task: Task, scope: Scope): string {
  const { draw } = task;
  const not = draw.chance(0.5);
  used(task, not ? 'IS NOT NULL' : 'IS NULL');
  const nullable = scope.columns.filter((column) => column.nullable);
  const column = draw.one(nullable.length > 0 ? nullable : scope.columns);
  return `${column.sql} IS ${not ? 'NOT ' : ''}NULL`;
}

function between(task: Task, scope: Scope, depth: number): string {
  const type = task.draw.one<ValueType>(['int', 'dec', 'date', 'text']);
  const not = task.draw.chance(0.2);
  used(task, not ? 'NOT BETWEEN' : 'BETWEEN');
  const [low, high] = [literalOf(task, type), literalOf(task, type)];
  return `${drawExpression(task, scope, type, depth - 1)} ${not ? 'NOT ' : ''}BETWEEN ${low} AND ${high}`;
}

function inList(task: Task, scope: Scope, depth: number): string {
  const { draw } = task;
  const type = drawType(task, scope);
  const not = draw.chance(0.25);
  used(task, not ? 'NOT IN list' : 'IN list');
  const values = draw.several(1, 4, () => literalOf(task, type));
  if (draw.chance(0.1)) values.push('NULL');
  return `${drawExpression(task, scope, type, depth - 1)} ${not ? 'NOT ' : ''}IN (${values.join(', ')})`;
}

function like(task: Task, scope: Scope): string {
  const { draw, dialect } = task;
  const not = draw.chance(0.2);
  const insensitive = dialect === 'postgresql' && draw.chance(0.2);
  used(task, insensitive ? 'ILIKE' : not ? 'NOT LIKE' : 'LIKE');
  const pattern = draw.one([
    "'a%'",
    "'%a'",
    "'%e%'",
    "'_s%'",
    "'A%'",
    "'%'",
    "''",
    "'x!_%' ESCAPE '!'",
    "'%50!%' ESCAPE '!'",
  ]);
  return `${drawExpression(task, scope, 'text', 0)} ${not ? 'NOT ' : ''}${insensitive ? 'ILIKE' : 'LIKE'} ${pattern}`;
}

function junction(task: Task, scope: Scope, depth: number): string {
  const { draw } = task;
  const operator = draw.one(['AND', 'OR']);
  used(task, operator);
  const sides = draw.several(2, 3, () => drawCondition(task, scope, depth - 1));
  return `(${sides.join(` ${operator} `)})`;
}

function negation(task: Task, scope: Scope, depth: number): string {
  used(task, 'NOT');
  return `NOT (${drawCondition(task, scope, depth - 1)})`;
}

function rarer(task: Task, scope: Scope, depth: number): string {
  const { draw, dialect } = task;
  const type = drawType(task, scope);
  const [left, right] = [
    drawExpression(task, scope, type, depth - 1),
    drawExpression(task, scope, type, depth - 1),
  ];
  const distinct = dialect === 'mariadb' ? `${left} <=> ${right}` : `${left} IS DISTINCT FROM ${right}`;
  const row = `(${drawExpression(task, scope, 'int', 0)}, ${left}) = (${drawExpression(task, scope, 'int', 0)}, ${right})`;
  const truth = `(${comparison(task, scope, depth)}) IS ${draw.one(['TRUE', 'NOT TRUE', 'FALSE', 'NOT FALSE'])}`;
  const regular = {
    sqlite: `${drawExpression(task, scope, 'text', 0)} GLOB 'a*'`,
    postgresql: `${drawExpression(task, scope, 'text', 0)} ~ '^[a-r]+'`,
    mariadb: `${drawExpression(task, scope, 'text', 0)} REGEXP '^[a-r]+'`,
  }[dialect];
  const [construct, sql] = draw.one([
    ['IS DISTINCT FROM', distinct],
    ['row values', row],
    ['IS TRUE', truth],
    ['regular expression match', regular],
  ] as const);
  used(task, construct);
  return sql;
}
