import { lex } from '../../interpreter/lexer/lex.ts';
import { parse } from '../../interpreter/parser/parse.ts';
import { print } from '../../interpreter/printer/print.ts';

/** What is fuzzed; a plant is one with a fault. */
export type Subject = {
  readonly lex: typeof lex;
  readonly parse: typeof parse;
  readonly print: typeof print;
};

export const SOUND: Subject = { lex, parse, print };
