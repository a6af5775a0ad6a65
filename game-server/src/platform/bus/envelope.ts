import { z } from 'zod';

/** A message on its way: who sent it (to skip one's own echo), about what, and the body. */
const Envelope = z.tuple([z.string(), z.string(), z.unknown()]);
export type Envelope = z.infer<typeof Envelope>;

export function seal(envelope: Envelope): string {
  return JSON.stringify(envelope);
}

/** Null for anything that isn't one. */
export function unseal(text: string): Envelope | null {
  try {
    return Envelope.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    // Not JSON: somebody else's words on our channel.
    return null;
  }
}
