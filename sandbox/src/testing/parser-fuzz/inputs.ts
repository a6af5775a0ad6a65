import { refusedBy, statementsOf } from '../../interpreter/corpus/corpus.ts';
import type { DialectName } from '../../interpreter/dialects/dialect.ts';
import { rulesOf } from '../../interpreter/dialects/rules/index.ts';
import type { Dice } from '../dice.ts';
import { endOf, mutate, piecesOf, startOf } from '../tokens.ts';

/** SQL of every kind of wrongness; `kind` is for the counts. */
export type Input = { readonly kind: InputKind; readonly sql: string };
export type InputKind = 'characters' | 'soup' | 'mutated' | 'grafted' | 'spliced' | 'nested' | 'long';

/** Of a thousand inputs, how many are of a kind. */
const SHARES: readonly (readonly [InputKind, number])[] = [
  ['characters', 150],
  ['soup', 150],
  ['mutated', 290],
  ['grafted', 200],
  ['spliced', 160],
  ['nested', 49],
  ['long', 1],
];

const CHARACTERS = [
  ...Array.from('\0\t\n\r \uFEFF\u00a0abEeNnQqXx019_$@#?:;,.()[]{}<>=!+-*/%^&|~\'"`\\'),
  '\ud800',
  '\udc00',
  '🪔',
  'é',
  'न',
  '--',
  '/*',
  '*/',
  '$$',
  "q'[",
  '\nGO\n',
  '\n/\n',
];
const LITERALS = [
  '1',
  '2.5',
  '1e9',
  "'a'",
  "''",
  'a',
  'b',
  't',
  '"q"',
  'NULL',
  'people',
  'age',
  '$1',
  ':n',
  '@n',
  '?',
];
/** What stands where an operand stood. */
const OPERANDS = [
  '(a + b)',
  '(a + b) * c',
  'a - (b - 1)',
  '- - a',
  'NOT a',
  '(a OR b)',
  'a = b',
  '(a = b) = c',
  'a AND b OR c',
  'CASE WHEN a > 1 THEN b ELSE c END',
  'CASE a WHEN 1 THEN 2 END',
  '(SELECT a FROM t)',
  '((SELECT 1))',
  "a || 'x' || b",
  'a IN (1, 2)',
  'a NOT BETWEEN 1 AND b',
  "a LIKE 'x%'",
  'f(a, b)',
  'COUNT(DISTINCT a)',
  'SUM(a) OVER (PARTITION BY b ORDER BY c)',
  'a IS NULL',
  'EXISTS (SELECT 1 FROM t)',
  'CAST(a AS DATE)',
  't.a',
  '(a, b)',
  "'it''s'",
  'a COLLATE b',
];
const OPERAND = /^(?:\d+|[a-d]|age|id|name|n)$/;
const SIGNS = ['(', ')', ',', ';', '.', '*', '=', '(', ')', ','];
const OPENINGS = [
  '(',
  'NOT ',
  '-',
  '(SELECT ',
  'CASE WHEN ',
  'f(',
  'a + ',
  'a IN (',
  '[',
  'ARRAY[',
  'CAST(',
  'TRIM(a FROM ',
];
const LONG_CHARS = 20_000;

/** An endless source of inputs for one dialect; the same for the same dice. */
export function inputsFor(dialect: DialectName, dice: Dice): () => Input {
  const statements = [...statementsOf(dialect), ...refusedBy(dialect).map(({ sql }) => sql)];
  const pieces = statements.map((sql) => piecesOf(sql, dialect));
  const { reserved, power } = rulesOf(dialect);
  const words = [...reserved, ...power.keys(), ...new Set(pieces.flat())];
  const word = (): string => (dice.below(3) === 0 ? dice.of([...LITERALS, ...SIGNS]) : dice.of(words));
  const makers: Readonly<Record<InputKind, () => string>> = {
    characters: () => repeat(1 + dice.below(60), () => dice.of(CHARACTERS)).join(''),
    soup: () => repeat(1 + dice.below(25), word).join(' '),
    mutated: () => mutate(dice.of(pieces), { dice, word }).join(' '),
    grafted: () => graft(dice.of(pieces), dice),
    spliced: () => [...startOf(dice.of(pieces), dice), ...endOf(dice.of(pieces), dice)].join(' '),
    nested: () => nest(dice, word),
    long: () => {
      const sql = dice.of(statements);
      const glue = dice.of([';', ' ', ' UNION ALL ', ', ', '\nGO\n']);
      return Array.from({ length: Math.ceil(LONG_CHARS / (sql.length + 1)) }, () => sql).join(glue);
    },
  };
  const kinds = SHARES.flatMap(([kind, share]) => repeat(share, () => kind));
  return () => {
    const kind = dice.of(kinds);
    return { kind, sql: makers[kind]() };
  };
}

const repeat = <T>(times: number, make: () => T): T[] => Array.from({ length: times }, make);
/** Up to three operands are replaced by longer ones. */
function graft(pieces: readonly string[], dice: Dice): string {
  const grafted = [...pieces];
  const places = grafted.flatMap((piece, at) => (OPERAND.test(piece) ? [at] : []));
  for (let left = 1 + dice.below(3); left > 0 && places.length > 0; left -= 1) {
    grafted[dice.of(places)] = dice.of(OPERANDS);
  }
  return grafted.join(' ');
}

function nest(dice: Dice, word: () => string): string {
  const opening = dice.of(OPENINGS);
  const depth = 1 + dice.below(dice.of([5, 50, 260]));
  const closing = opening.includes('(')
    ? ')'
    : opening.endsWith('[')
      ? ']'
      : opening.startsWith('CASE')
        ? ' THEN 1 END'
        : '';
  return `SELECT ${opening.repeat(depth)}${dice.of(LITERALS)}${closing.repeat(depth)} ${dice.below(2) === 0 ? '' : word()}`;
}
