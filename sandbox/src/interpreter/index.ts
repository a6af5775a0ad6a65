/** The SQL engine for teaching: six dialects, nothing but TypeScript, in the browser as on a server. */
export { parse } from './parser/parse.ts';
export { print } from './printer/print.ts';
export { openSession, type Answer, type Session } from './session/session.ts';
export type { Statement } from './tree/statements.ts';
