/** Statements of a case, cut at semicolons outside of quotes. Cases hold no semicolon in a comment. */
export function statementsIn(sql: string): string[] {
  return sql
    .split(/;(?=(?:[^']*'[^']*')*[^']*$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}
