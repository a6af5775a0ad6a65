import { DIALECT_NAMES, type DialectName, type DialectRules } from './dialect.ts';
import { GRAMMAR } from './grammar.ts';
import { LEXICAL } from './lexical.ts';
import { SYNTAX_WORDS } from './syntax-words.ts';
import { TYPE_WORDS } from './type-words.ts';
import { UNREAD } from './unread.ts';

const RULES = new Map(DIALECT_NAMES.map((name) => [name, compose(name)]));

/** Everything that sets the dialect apart. */
export function rulesOf(dialect: DialectName): DialectRules {
  const rules = RULES.get(dialect);
  if (!rules) throw new Error(`no rules for the dialect ${dialect}`);
  return rules;
}

function compose(name: DialectName): DialectRules {
  const { features, operators, reserved, callable, pseudoColumns = [], stops } = GRAMMAR[name];
  return {
    name,
    lexical: LEXICAL[name],
    features,
    power: new Map(operators.flatMap((level, i) => level.map((operator) => [operator, i + 1] as const))),
    reserved: new Set(reserved),
    callable: new Set(callable),
    pseudoColumns: new Set(pseudoColumns),
    stops: new Set(stops),
    types: TYPE_WORDS[name] ?? null,
    unread: UNREAD[name],
    syntaxError: SYNTAX_WORDS[name],
  };
}
