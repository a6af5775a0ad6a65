import type { Generated } from 'kysely';
import type { BigIntColumn, Timestamp, TimestampDefault } from '#platform/postgres/schema.ts';

/** better-auth's tables under our names; only what our own statements touch. */
type UsersTable = {
  id: BigIntColumn;
  name: string;
  email: string;
  username: string | null;
  is_anonymous: boolean;
  created_at: TimestampDefault;
  updated_at: TimestampDefault;
};
type UserSessionsTable = {
  id: string;
  token: string;
  user_id: BigIntColumn;
  expires_at: Timestamp;
};
type UserIdentitiesTable = {
  id: string;
  account_id: string;
  provider_id: string;
  user_id: BigIntColumn;
  password: string | null;
  updated_at: TimestampDefault;
};

type UserProfilesTable = {
  player_id: BigIntColumn;
  bucket: number;
  home_city_id: BigIntColumn;
  roles: Generated<string[]>;
  banned_at: Timestamp | null;
  ban_reason: string | null;
  last_seen_at: TimestampDefault;
};
type RecoveryCodesTable = { player_id: BigIntColumn; code_hash: string; used_at: Timestamp | null };
type UserConsentsTable = { player_id: BigIntColumn; consent: string; given_at: TimestampDefault };

export type AccountsTables = {
  'accounts.users': UsersTable;
  'accounts.user_sessions': UserSessionsTable;
  'accounts.user_identities': UserIdentitiesTable;
  'accounts.user_profiles': UserProfilesTable;
  'accounts.recovery_codes': RecoveryCodesTable;
  'accounts.user_consents': UserConsentsTable;
};

declare module '#platform/postgres/schema.ts' {
  interface Schema extends AccountsTables {}
}
