import type { DialectName } from '../../interpreter/dialects/dialect.ts';
import { dialectOf } from '../../interpreter/dialects/index.ts';
import { lex } from '../../interpreter/lexer/lex.ts';
import type { Dice } from '../dice.ts';
import { endOf, mutate, piecesOf, startOf } from '../tokens.ts';
import { type Grafts, grafted, graftsFrom } from './grafts.ts';
import { HOSTILE_NAMES, HOSTILE_VALUES } from './hostile.ts';
import type { World } from './worlds.ts';

/** Of a hundred statements, how many are made in a way. */
const SHARES = {
  plain: 20,
  mutated: 15,
  hostile: 22,
  grafted: 20,
  spliced: 5,
  called: 13,
  nested: 3,
  joined: 2,
} as const;
type Kind = keyof typeof SHARES;
const KINDS = (Object.keys(SHARES) as Kind[]).flatMap((kind) =>
  Array.from({ length: SHARES[kind] }, () => kind),
);

/** What a statement is wrapped in, over and over, and what ends it. */
const NESTS: readonly (readonly [before: string, after: string])[] = [
  ['(', ')'],
  ['NOT ', ''],
  ['- ', ''],
  ['(SELECT ', ')'],
  ['CASE WHEN 1 = 1 THEN ', ' END'],
  ['COALESCE(NULL, ', ')'],
  ['1 + ', ''],
  ['', ' + 1'],
  ['', " || 'a'"],
  ['', ' AND 1 = 1'],
  ['', ' OR 1 = 0'],
  ['(SELECT MAX(x) FROM (SELECT ', ' AS x) t)'],
  ['EXISTS (SELECT 1 WHERE ', ')'],
];
const OPERATORS = [
  '+',
  '-',
  '*',
  '/',
  '%',
  '||',
  '=',
  '<>',
  '<',
  '>=',
  'AND',
  'OR',
  'LIKE',
  'IN',
  'IS',
  '^',
  '<<',
  '->',
  '&',
];
const TYPES = [
  'INTEGER',
  'BIGINT',
  'DECIMAL(38, 10)',
  'DECIMAL(5, 2)',
  'NUMERIC',
  'REAL',
  'FLOAT',
  'CHAR(3)',
  'VARCHAR(10)',
  'TEXT',
  'DATE',
  'TIME',
  'TIMESTAMP',
  'DATETIME',
  'INTERVAL',
  'BOOLEAN',
  'JSON',
  'BINARY',
  'SIGNED',
  'NUMBER(5)',
  'INTEGER[]',
];

/** What statements are made of: others, their tokens and their trees. */
export type Material = {
  readonly sqls: readonly string[];
  readonly pieces: readonly (readonly string[])[];
  readonly grafts: Grafts;
};

export function materialOf(sqls: readonly string[], dialect: DialectName): Material {
  const pieces = sqls.map((sql) => piecesOf(sql, dialect)).filter(({ length }) => length > 0);
  return { sqls, pieces, grafts: graftsFrom(sqls, dialect) };
}

/** An endless source of statements for one world; the same for the same dice. */
export type Statements = (dice: Dice) => string;

/** Statements that begin as `world`'s own, or now and then as any other. */
export function statementsOf(world: World, any: Material, dialect: DialectName): Statements {
  const own = materialOf(world.statements, dialect);
  const names = [...world.state.relations.values()].flatMap((relation) => [
    relation.name,
    ...(relation.kind === 'table' ? relation.columns.map(({ name }) => name) : []),
  ]);
  const { rules, functions: table } = dialectOf(dialect);
  const { reserved, power } = rules;
  const functions = [...table.keys()];
  const words = [...reserved, ...power.keys(), '(', ')', ',', ';', '.', '*', '=', '(', ')'];

  return (dice) => {
    const source = dice.below(8) === 0 ? any : own;
    const value = (): string => dice.of(HOSTILE_VALUES);
    const name = (): string =>
      names.length > 0 && dice.below(4) > 0 ? dice.of(names) : dice.of(HOSTILE_NAMES);
    const operand = (): string => (dice.below(2) === 0 ? value() : name());
    const pieces = (): readonly string[] => dice.of(source.pieces);
    const word = (): string => dice.of([value, name, () => dice.of(words), () => dice.of(pieces())])();
    const statement = (): string => dice.of(source.sqls);
    const makers: Readonly<Record<Kind, () => string>> = {
      plain: statement,
      mutated: () => mutate(pieces(), { dice, word }).join(' '),
      hostile: () => withHostile(statement(), { dialect, dice, value, name }),
      grafted: () => grafted(source.grafts, dialect, dice),
      spliced: () => [...startOf(pieces(), dice), ...endOf(pieces(), dice)].join(' '),
      called: () => select(expression(), { dialect, dice, names }),
      nested: () => withHostile(statement(), { dialect, dice, value: () => nest(value(), dice), name }),
      joined: () => `${statement()}; ${statement()}`,
    };
    return makers[dice.of(KINDS)]();

    function expression(): string {
      const args = (most: number): string => Array.from({ length: dice.below(most + 1) }, operand).join(', ');
      return dice.of([
        () => `${dice.of(functions)}(${args(4)})`,
        () => `${dice.of(functions)}(${args(3)})`,
        () => `${dice.of(functions)}(${args(2)}) OVER (ORDER BY ${operand()})`,
        () => `${operand()} ${dice.of(OPERATORS)} ${operand()}`,
        () => `CAST(${operand()} AS ${dice.of(TYPES)})`,
      ])();
    }
  };
}

type Hostility = {
  readonly dialect: DialectName;
  readonly dice: Dice;
  readonly value: () => string;
  readonly name: () => string;
};

/** One to three of its literals, or a name where it has none, are replaced. */
function withHostile(sql: string, { dialect, dice, value, name }: Hostility): string {
  const { tokens } = lex(sql, dialect);
  const texts = tokens.map(({ text }) => text);
  const placesOf = (...kinds: readonly string[]): number[] =>
    tokens.flatMap(({ kind }, at) => (kinds.includes(kind) ? [at] : []));
  const literals = placesOf('number', 'string');
  const places = literals.length > 0 && dice.below(8) > 0 ? literals : placesOf('word', 'quoted-name');
  if (places.length === 0) return sql;
  for (let left = 1 + dice.below(3); left > 0; left -= 1)
    texts[dice.of(places)] = places === literals ? value() : name();
  return texts.join(' ');
}

function nest(inner: string, dice: Dice): string {
  const [before, after] = dice.of(NESTS);
  const depth = dice.below(dice.of([5, 60, 190, 900]));
  return before.repeat(depth) + inner + after.repeat(depth);
}

function select(
  expression: string,
  {
    dialect,
    dice,
    names,
  }: { readonly dialect: DialectName; readonly dice: Dice; readonly names: readonly string[] },
): string {
  const table = names[0];
  const from = table === undefined ? (dialect === 'oracle' ? ' FROM dual' : '') : ` FROM ${table}`;
  return dice.of([
    `SELECT ${expression}${from}`,
    `SELECT ${expression}${from}`,
    `SELECT 1${from} WHERE ${expression} IS NULL`,
    `SELECT ${expression}, COUNT(*)${from} GROUP BY ${expression}`,
    `SELECT *${from} ORDER BY ${expression}`,
  ]);
}
