import type { CommandId } from '@sqltown/shared/ids';

/** A fresh command or attempt id: 128 random bits. `crypto.randomUUID` is missing on plain http in a local network. */
export function newCommandId(): CommandId {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('') as CommandId;
}
