import { randomBytes } from 'node:crypto';

/**
 * What one thread has on a server bears one name: its login, its databases, and a lock that it holds while it lives. So
 * what a dead thread left can be told from what is in use. No underscore: in MariaDB's grants that is a wildcard.
 */
export const OWNER = /^sqltown[0-9a-f]{8}$/;

export function nameOwner(): { readonly name: string; readonly password: string } {
  return { name: `sqltown${randomBytes(4).toString('hex')}`, password: randomBytes(24).toString('hex') };
}
