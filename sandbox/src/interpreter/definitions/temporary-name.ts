/** T-SQL's #name; `##name` is seen by every session, of which there is one. */
export function isTemporaryName(name: string, dialect: string): boolean {
  return dialect === 'mssql' && name.startsWith('#');
}
