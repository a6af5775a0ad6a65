import type { Engine } from '../engines/engine.ts';
import { lex } from '../interpreter/lexer/lex.ts';

/** An interpreter that gets one thing wrong. */
export type InterpreterFault = (engine: Engine) => Engine;

/** Faults of the interpreter that the agreement must find; the content stays sound. */
export const INTERPRETER_FAULTS: Readonly<Record<string, InterpreterFault>> = {
  'equal-is-greater': (engine) => ({
    ...engine,
    execute: (execution) => engine.execute({ ...execution, sql: withEquals(execution.sql, engine) }),
  }),
  'unsupported-order': (engine) => ({
    ...engine,
    execute: async (execution) =>
      /\bORDER\s+BY\b/i.test(execution.sql)
        ? { kind: 'rejected', error: { code: 'UNSUPPORTED', message: 'ORDER BY is not supported here' } }
        : engine.execute(execution),
  }),
};

/** Every > as >=. */
function withEquals(sql: string, { label: { dialect } }: Engine): string {
  const { tokens } = lex(sql, dialect);
  return tokens
    .filter(({ kind, text }) => kind === 'operator' && text === '>')
    .reduceRight((faulty, { offset }) => `${faulty.slice(0, offset)}>=${faulty.slice(offset + 1)}`, sql);
}
