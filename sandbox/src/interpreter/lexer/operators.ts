import type { LexicalRules } from '../dialects/dialect.ts';

const SHARED = ['(', ')', ',', ';', '.', '+', '-', '*', '/', '=', '<', '>', '<=', '>=', '<>', '!='];
const LONGEST = 3;

const tables = new WeakMap<LexicalRules, ReadonlySet<string>>();

/** The longest operator or punctuation at `at`; '' when there is none. */
export function readOperator(sql: string, at: number, rules: LexicalRules): string {
  const known = operatorsOf(rules);
  for (let length = LONGEST; length > 0; length -= 1) {
    const text = sql.slice(at, at + length);
    if (text.length === length && known.has(text)) return text;
  }
  return '';
}

function operatorsOf(rules: LexicalRules): ReadonlySet<string> {
  const known = tables.get(rules) ?? new Set([...SHARED, ...rules.operators]);
  tables.set(rules, known);
  return known;
}
