export { collectGuestsHourly } from './accounts.jobs.ts';
export { type Profile } from './accounts.repository.ts';
export { createAccounts } from './accounts.service.ts';
export { may, type Permission, ROLES, type Role } from './permissions.ts';
export type { Account, Accounts, AccountsService } from './types.ts';
export type * from './tables.ts';
