import type {
  DialectName,
  DialectRules,
  GrammarRules,
  LexicalRules,
  SyntaxPhrase,
  TypeWords,
  UnreadWords,
} from '../dialect.ts';

export type Parts = {
  readonly name: DialectName;
  readonly lexical: LexicalRules;
  readonly grammar: GrammarRules;
  readonly types?: TypeWords;
  readonly unread: UnreadWords;
  readonly syntaxError: SyntaxPhrase;
};

/** All that the lexer, the parser and the printer ask of a dialect. */
export function composed({ name, lexical, grammar, types, unread, syntaxError }: Parts): DialectRules {
  const { features, operators, reserved, callable, pseudoColumns = [], stops } = grammar;
  return {
    name,
    lexical,
    features,
    power: new Map(operators.flatMap((level, i) => level.map((operator) => [operator, i + 1] as const))),
    reserved: new Set(reserved),
    callable: new Set(callable),
    pseudoColumns: new Set(pseudoColumns),
    stops: new Set(stops),
    types: types ?? null,
    unread,
    syntaxError,
  };
}
