import type { DialectName } from '../dialects/dialect.ts';
import { SqlFailure, Unsupported, fail } from '../errors/failure.ts';
import { said } from '../errors/words/phrases.ts';
import type { Span } from '../lexer/token.ts';
import { parse } from '../parser/parse.ts';
import { Budget } from '../run/budget.ts';
import type { Run } from '../run/run.ts';
import type { Binary, Expression, Match, TypeName } from '../tree/expressions.ts';
import type { Select } from '../tree/queries.ts';
import type { Type } from '../types/type.ts';
import { microsFromParts } from '../values/temporal.ts';
import type { Truth, Value } from '../values/value.ts';
import { dialectOf } from '../dialects/index.ts';
import type { Semantics, Typed } from './semantics.ts';

/** A run for tests: at 2026-03-20 06:00, as every run of SQLTown. */
export function testRun(dialect: DialectName): Run {
  return {
    semantics: dialectOf(dialect).semantics,
    budget: new Budget({ steps: 1e7, cells: 1e7 }),
    nowMicros: microsFromParts({ year: 2026, month: 3, day: 20, hour: 6 }),
    random: () => 0.5,
    variables: new Map(),
    last: { insertId: null, rowCount: 0n },
    sequences: NO_SEQUENCES,
    strict: 'none',
  };
}

/** What a constant expression comes to; the binder's work, for operators, casts and comparisons alone. */
function evaluate(expression: string, dialect: DialectName): Typed {
  const select = selectOf(`SELECT ${expression}${dialect === 'oracle' ? ' FROM dual' : ''}`, dialect);
  const item = select.items[0];
  if (item?.type !== 'select-item') throw new NotRead(expression);
  return new Evaluation(dialect).value(item.expression);
}

function selectOf(sql: string, dialect: DialectName): Select {
  const parsed = parse(sql, dialect);
  const statement = parsed.kind === 'parsed' ? parsed.statements[0] : null;
  const body = statement?.type === 'query' ? statement.body : null;
  if (body?.type !== 'select') throw new NotRead(sql);
  return body;
}

/** What a condition comes to: 1, 0 or null, or the complaint's kind. */
export function conditionAnswer(condition: string, dialect: DialectName): string {
  return caught(() => {
    const { where } = selectOf(`SELECT 1 FROM t WHERE ${condition}`, dialect);
    const truth = where && new Evaluation(dialect).truth(where);
    return truth === null ? 'null' : String(Number(truth));
  });
}

/** The cell that it comes to, as JSON, or the complaint's kind. */
export function answer(expression: string, dialect: DialectName): string {
  return caught(() => {
    const { type, value } = evaluate(expression, dialect);
    return JSON.stringify(dialectOf(dialect).semantics.cell(value, type));
  });
}

function caught(ask: () => string): string {
  try {
    return ask();
  } catch (error) {
    if (error instanceof NotRead) return 'error syntax';
    if (error instanceof Unsupported) return `error unsupported ${error.what}`;
    if (error instanceof SqlFailure) return `error ${error.complaint.kind}`;
    throw error;
  }
}

/** The same, but a complaint in the dialect's words, with its code. */
export function spokenAnswer(expression: string, dialect: DialectName): string {
  return spoken(dialect, () => {
    const { type, value } = evaluate(expression, dialect);
    return JSON.stringify(dialectOf(dialect).semantics.cell(value, type));
  });
}

function spoken(dialect: DialectName, ask: () => string): string {
  return caught(() => {
    try {
      return ask();
    } catch (error) {
      if (!(error instanceof SqlFailure)) throw error;
      const words = said(error.complaint, dialectOf(dialect).phrases, { line: 1, rest: '' });
      return words ? `error ${words.code} ${words.message}` : `no words for ${error.complaint.kind}`;
    }
  });
}

class NotRead extends Error {}

const none = (name: string, span: Span | null): never => fail({ kind: 'unknown-sequence', name }, span);
const NO_SEQUENCES: Run['sequences'] = {
  next: none,
  current: none,
  set: (name, _value, _isCalled, span) => none(name, span),
};

const COMPARISONS = new Set(['=', '==', '<>', '!=', '<', '<=', '>', '>=', '<=>', 'IS', 'IS NOT']);

class Evaluation {
  readonly #semantics: Semantics;
  readonly #run: Run;

  constructor(dialect: DialectName) {
    this.#run = testRun(dialect);
    this.#semantics = this.#run.semantics;
  }

  value(node: Expression): Typed {
    const semantics = this.#semantics;
    switch (node.type) {
      case 'literal':
        return semantics.literal(node);
      case 'typed-literal':
        return semantics.typedLiteral(node);
      case 'interval': {
        const operand = this.value(node.value);
        const { type, convert } = semantics.interval(node, operand.type);
        return { type, value: operand.value === null ? null : convert(operand.value, this.#run) };
      }
      case 'unary': {
        if (node.operator === 'NOT') return this.#condition(not(this.truth(node.operand)));
        const operand = this.value(node.operand);
        return this.#operate(semantics.unary(node.operator, operand.type, node.span), [operand]);
      }
      case 'binary':
        return this.#binary(node);
      case 'match':
        return this.#condition(this.#match(node));
      case 'cast': {
        const operand = this.value(node.operand);
        const type = semantics.typeOf(node.to);
        const style = node.style === null ? null : Number(this.value(node.style).value);
        const convert = semantics.cast(operand.type, type, { form: node.form, style, span: node.span });
        return { type, value: operand.value === null ? null : convert(operand.value, this.#run) };
      }
      case 'collate': {
        const { type, value } = this.value(node.operand);
        const name = node.collation.parts.map((part) => part.name).join('.');
        const collation = { ...semantics.collation(name, node.span), explicit: true };
        const collated = 'collation' in type ? { ...type, collation } : semantics.typeOf(TEXT_NAME);
        return { type: 'collation' in collated ? { ...collated, collation } : collated, value };
      }
      case 'array': {
        const items = node.items.map((item) => this.value(item));
        const { type, convert } = semantics.common(
          items.map((item) => item.type),
          'ARRAY',
          node.span,
        );
        const values = items.map(({ value }, i) =>
          value === null ? null : (convert[i]?.(value, this.#run) ?? value),
        );
        return { type: { kind: 'array', of: type }, value: values };
      }
      case 'at-time-zone': {
        const [operand, zone] = [this.value(node.operand), this.value(node.zone)];
        const operation = semantics.binary('AT TIME ZONE', operand.type, zone.type, node.span);
        return this.#operate(operation, [operand, zone]);
      }
      case 'is':
        return this.#condition(this.truth(node));
      default:
        throw new Error(`${node.type} is not for this test`);
    }
  }

  truth(node: Expression): Truth {
    if (node.type === 'is') {
      const isNull = this.value(node.operand).value === null;
      return isNull !== node.not;
    }
    const { type, value } = this.value(node);
    return this.#semantics.truth(type, 'WHERE', node.span)(value, this.#run);
  }

  #binary(node: Binary): Typed {
    const [left, right] = [this.value(node.left), this.value(node.right)];
    if (!COMPARISONS.has(node.operator))
      return this.#operate(this.#semantics.binary(node.operator, left.type, right.type, node.span), [
        left,
        right,
      ]);
    return this.#condition(this.#compare(node, left, right));
  }

  #compare(node: Binary, left: Typed, right: Typed): Truth {
    const comparison = this.#semantics.compare(left.type, right.type, node.operator, node.span);
    if (left.value === null || right.value === null)
      return nullTruth(node.operator, left.value === right.value);
    const a = comparison.left?.(left.value, this.#run) ?? left.value;
    const b = comparison.right?.(right.value, this.#run) ?? right.value;
    const order = comparison.compare(a, b);
    const key = this.#semantics.key(comparison.type);
    if ((order === 0) !== (key(a) === key(b))) throw new Error(`keys and order differ: ${node.operator}`);
    switch (node.operator) {
      case '<':
        return order < 0;
      case '<=':
        return order <= 0;
      case '>':
        return order > 0;
      case '>=':
        return order >= 0;
      default:
        return (order === 0) === !['<>', '!=', 'IS NOT'].includes(node.operator);
    }
  }

  #match(node: Match): Truth {
    const operands = [node.operand, node.pattern, ...(node.escape ? [node.escape] : [])].map((one) =>
      this.value(one),
    );
    const operation = this.#semantics.match(
      node.operator,
      operands.map(({ type }) => type),
      node.span,
    );
    const { type, value } = this.#operate(operation, operands);
    const truth = this.#semantics.truth(type, 'WHERE', node.span)(value, this.#run);
    return node.not ? not(truth) : truth;
  }

  #operate(operation: ReturnType<Semantics['binary']>, operands: readonly Typed[]): Typed {
    const values = operands.map(({ value }): Value => value);
    const isNull = !operation.takesNull && values.includes(null);
    return { type: operation.type, value: isNull ? null : operation.evaluate(values, this.#run) };
  }

  #condition(truth: Truth): Typed {
    const type: Type = this.#semantics.conditionType;
    return { type, value: this.#semantics.condition(truth) };
  }
}

/** What a column of a type keeps of a value, as a cell in JSON; or the complaint in the dialect's words. */
export function keptBy(dialect: DialectName, type: string, value: string): string {
  return spoken(dialect, () => {
    const semantics = dialectOf(dialect).semantics;
    const to = semantics.typeOf(columnTypeOf(type, dialect), 'column');
    const given = evaluate(value, dialect);
    const convert = semantics.assign(given.type, to, { name: 'c', table: 't', span: null });
    const kept = given.value === null ? null : convert(given.value, testRun(dialect));
    return JSON.stringify(semantics.cell(kept, to));
  });
}

function columnTypeOf(type: string, dialect: DialectName): TypeName {
  const parsed = parse(`CREATE TABLE t (c ${type})`, dialect);
  const statement = parsed.kind === 'parsed' ? parsed.statements[0] : null;
  const column = statement?.type === 'create-table' ? statement.columns[0] : null;
  if (!column?.dataType) throw new NotRead(type);
  return column.dataType;
}

/** IS and its kin know NULL. */
function nullTruth(operator: string, isSame: boolean): Truth {
  if (operator === '<=>' || operator === 'IS') return isSame;
  return operator === 'IS NOT' ? !isSame : null;
}

const NOWHERE = { offset: 0, length: 0 };
const TEXT_NAME = {
  type: 'type-name' as const,
  name: 'TEXT',
  arguments: [],
  suffix: '',
  dimensions: 0,
  span: NOWHERE,
};

function not(truth: Truth): Truth {
  return truth === null ? null : !truth;
}
