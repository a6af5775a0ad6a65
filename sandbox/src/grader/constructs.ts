import type { GradedExercise } from '@sqltown/content/grading';
import type { EngineDialect } from '@sqltown/shared/api';
import { constructsOf } from '../interpreter/analysis/constructs.ts';
import { lex } from '../interpreter/lexer/lex.ts';
import { parse } from '../interpreter/parser/parse.ts';
import type { WrongReason } from './compare.ts';

/** A construct that is missing or should not be there; null when all is as asked (GR13). */
export function checkConstructs(
  sql: string,
  dialect: EngineDialect,
  { requires, forbids }: Pick<GradedExercise, 'requires' | 'forbids'>,
): { readonly reason: WrongReason; readonly message: string } | null {
  const includes = finderIn(sql, dialect);
  const missing = requires.find((construct) => !includes(construct));
  if (missing) {
    return {
      reason: 'required-construct',
      message: `The rows are right, but the task asks you to use ${missing}.`,
    };
  }
  const present = forbids.find((construct) => includes(construct));
  if (present) {
    return {
      reason: 'forbidden-construct',
      message: `The rows are right, but the task asks you to do without ${present}.`,
    };
  }
  return null;
}

type Finder = (construct: string) => boolean;

/** By the tree; by words in a row for SQL that the engine runs and the parser doesn't read. */
function finderIn(sql: string, dialect: EngineDialect): Finder {
  const parsed = parse(sql, dialect);
  if (parsed.kind !== 'parsed') return finderInWords(sql, dialect);
  const constructs = new Set(parsed.statements.flatMap((statement) => [...constructsOf(statement)]));
  return (construct) => constructs.has(construct.toUpperCase());
}

function finderInWords(sql: string, dialect: EngineDialect): Finder {
  const words = lex(sql, dialect)
    .tokens.filter(({ kind }) => kind === 'word' || kind === 'operator')
    .map(({ value }) => value);
  return (construct) => {
    const wanted = construct.toUpperCase().split(/\s+/);
    return words.some((_, i) => wanted.every((word, j) => words[i + j] === word));
  };
}
