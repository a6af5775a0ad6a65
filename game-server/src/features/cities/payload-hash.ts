import { createHash } from 'node:crypto';

/** SHA-256 of a flat record's fields, whatever their order: tells a retry from a reused id. */
export function payloadHash(payload: Readonly<Record<string, string | number | null>>): string {
  const fields = Object.entries(payload).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}
