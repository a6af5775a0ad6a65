import type { DialectRules } from '../dialects/dialect.ts';
import type {
  Binary,
  Case,
  Cast,
  Expression,
  InTest,
  Interval,
  Match,
  Quantified,
  Row,
  TypeName,
  Unary,
} from '../tree/expressions.ts';
import type { Query } from '../tree/queries.ts';
import { printCall, printWordyCall } from './calls.ts';
import { printLiteral, printName, printString } from './literals.ts';
import { powerOf } from './powers.ts';

/** What the rules of printing call each other by. */
export type Printer = {
  readonly rules: DialectRules;
  /** In parentheses where its operator binds looser than `minPower`; 0 asks for none. */
  readonly expression: (expression: Expression, minPower?: number) => string;
  readonly query: (query: Query) => string;
};

/** Stands where only what no operator splits may stand. */
const ATOM = Number.POSITIVE_INFINITY;

export function printExpression(printer: Printer, expression: Expression, minPower: number): string {
  const power = powerOf(expression, printer.rules);
  const text = printBare(printer, expression, power);
  return power < minPower ? `(${text})` : text;
}

/** The left side of an operator may bind as tightly as it does, the right side must bind tighter. */
function printBare(printer: Printer, expression: Expression, power: number): string {
  const { rules } = printer;
  const left = (operand: Expression): string => printer.expression(operand, power);
  const tested = (operand: Expression): string => {
    const isOpen = operand.type === 'between' || operand.type === 'match';
    return isOpen && !rules.features.has('comparison-chains') ? right(operand) : left(operand);
  };
  const right = (operand: Expression): string => printer.expression(operand, power + 1);
  switch (expression.type) {
    case 'literal':
      return printLiteral(expression, rules);
    case 'typed-literal':
      return `${expression.kind} ${printString(expression.value, rules)}`;
    case 'interval':
      return printInterval(printer, expression);
    case 'column':
      return printName(expression.name, rules) + (expression.outer ? ' (+)' : '');
    case 'star':
      return expression.qualifier ? `${printName(expression.qualifier, rules)}.*` : '*';
    case 'placeholder':
      return expression.text;
    case 'unary':
      return printUnary(printer, expression, power);
    case 'binary':
      if (expression.operator === ':=') return `${left(expression.left)} := ${left(expression.right)}`;
      return `${printLeft(printer, expression, power)} ${expression.operator} ${right(expression.right)}`;
    case 'is':
      return `${tested(expression.operand)} IS ${not(expression)}${expression.what}`;
    case 'between':
      return `${tested(expression.operand)} ${not(expression)}BETWEEN ${right(expression.low)} AND ${right(expression.high)}`;
    case 'in':
      return `${tested(expression.operand)} ${not(expression)}IN ${printChoices(printer, expression)}`;
    case 'match':
      return printMatch(expression, { left: tested, right });
    case 'quantified':
      return `${printLeft(printer, expression, power)} ${expression.operator} ${printQuantifier(printer, expression)}`;
    case 'exists':
      return `EXISTS (${printer.query(expression.query)})`;
    case 'case':
      return printCase(printer, expression);
    case 'cast':
      return printCast(printer, expression);
    case 'call':
      return printCall(printer, expression);
    case 'wordy-call':
      return printWordyCall(printer, expression);
    case 'row':
      return printRow(printer, expression);
    case 'array':
      return `ARRAY[${expression.items.map((item) => printer.expression(item)).join(', ')}]`;
    case 'subscript':
      return `${printer.expression(expression.operand, ATOM)}[${printer.expression(expression.index)}]`;
    case 'subquery':
      return `(${printer.query(expression.query)})`;
    case 'default-value':
      return 'DEFAULT';
    case 'sequence-value':
      return `${expression.which} VALUE FOR ${printName(expression.sequence, rules)}`;
    case 'collate':
      return `${left(expression.operand)} COLLATE ${printName(expression.collation, rules)}`;
    default:
      return `${left(expression.operand)} AT TIME ZONE ${right(expression.zone)}`;
  }
}

const not = (test: { readonly not: boolean }): string => (test.not ? 'NOT ' : '');

/** Where comparisons don't chain, a comparison on the left needs its parentheses. */
function printLeft(printer: Printer, { left }: Binary | Quantified, power: number): string {
  const { rules } = printer;
  const chains = rules.features.has('comparison-chains') || power !== rules.power.get('=');
  return printer.expression(left, chains ? power : power + 1);
}

function printUnary(printer: Printer, { operator, operand }: Unary, power: number): string {
  const text = printer.expression(operand, power);
  // Two signs in a row would be a comment, or another operator.
  const apart = /\w$/.test(operator) || /^[-+~!]/.test(text);
  return `${operator}${apart ? ' ' : ''}${text}`;
}

function printInterval(printer: Printer, { value, unit }: Interval): string {
  return `INTERVAL ${printer.expression(value)}${unit === null ? '' : ` ${unit}`}`;
}

function printChoices(printer: Printer, { choices }: InTest): string {
  if ('type' in choices) return `(${printer.query(choices)})`;
  return `(${choices.map((choice) => printer.expression(choice)).join(', ')})`;
}

type Sides = Readonly<Record<'left' | 'right', (operand: Expression) => string>>;

function printMatch(match: Match, { left, right }: Sides): string {
  const escape = match.escape ? ` ESCAPE ${right(match.escape)}` : '';
  return `${left(match.operand)} ${not(match)}${match.operator} ${right(match.pattern)}${escape}`;
}

function printQuantifier(printer: Printer, { quantifier, right }: Quantified): string {
  if (right.type === 'row') return `${quantifier} ${printRow(printer, right)}`;
  return `${quantifier} (${right.type === 'query' ? printer.query(right) : printer.expression(right)})`;
}

function printCase(printer: Printer, { operand, whens, otherwise }: Case): string {
  const parts = [
    'CASE',
    ...(operand ? [printer.expression(operand)] : []),
    ...whens.map(
      ({ condition, result }) => `WHEN ${printer.expression(condition)} THEN ${printer.expression(result)}`,
    ),
    ...(otherwise ? [`ELSE ${printer.expression(otherwise)}`] : []),
    'END',
  ];
  return parts.join(' ');
}

function printCast(printer: Printer, { form, operand, to, style }: Cast): string {
  const type = printTypeName(printer, to);
  if (form === '::') return `${printer.expression(operand, ATOM)}::${type}`;
  const value = printer.expression(operand);
  if (form.endsWith('CAST')) return `${form}(${value} AS ${type})`;
  const typeFirst = printer.rules.features.has('convert-type-first');
  const inside = typeFirst ? [type, value] : [value, type];
  if (style) inside.push(printer.expression(style));
  return `${form}(${inside.join(', ')})`;
}

export function printTypeName(
  printer: Printer,
  { name, arguments: sizes, suffix, dimensions }: TypeName,
): string {
  const isUnit = suffix === 'CHAR' || suffix === 'BYTE';
  const inside = sizes.map((item) => printer.expression(item)).join(', ') + (isUnit ? ` ${suffix}` : '');
  const size = inside && `(${inside})`;
  return `${name}${size}${suffix && !isUnit ? ` ${suffix}` : ''}${'[]'.repeat(dimensions)}`;
}

export function printRow(printer: Printer, { items, keyword }: Row): string {
  return `${keyword ? 'ROW' : ''}(${items.map((item) => printer.expression(item)).join(', ')})`;
}
