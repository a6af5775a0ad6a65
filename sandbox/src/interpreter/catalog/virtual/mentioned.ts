const MENTIONED =
  /information_schema|sqlite_(?:master|schema)|pg_(?:catalog|tables|views|indexes)|\b(?:user|all)_|\bsys\b/i;

/** Whether SQL may ask for a catalogue view of any dialect: yes once too often, never once too seldom. */
export function mentionsCatalogue(sql: string): boolean {
  return MENTIONED.test(sql);
}
