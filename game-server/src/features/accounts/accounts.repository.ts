import { CityId, PlayerId } from '@sqltown/shared/ids';
import { sql } from 'kysely';
import type { Shards } from '#platform/postgres/index.ts';
import type { Role } from './permissions.ts';

export type Profile = {
  readonly playerId: PlayerId;
  readonly name: string;
  readonly username: string | null;
  readonly guest: boolean;
  readonly bucket: number;
  readonly homeCityId: CityId;
  readonly roles: Role[];
  readonly banned: boolean;
};

export type Claim = {
  readonly playerId: PlayerId;
  readonly username: string;
  readonly passwordHash: string;
  readonly recoveryDigests: readonly string[];
};

export type Recovery = {
  readonly username: string;
  readonly codeDigest: string;
  readonly passwordHash: string;
};

export type AccountsRepository = ReturnType<typeof createAccountsRepository>;

const PROVIDER = 'credential';
/** Few enough that their removal takes no longer than anyone would wait. */
const GUESTS_AT_ONCE = 100;

/** Every statement about accounts that better-auth doesn't make itself. Accounts are global; ids come from a bucket's shard. */
// One object of statements: its type is read off below.
// oxlint-disable-next-line typescript/explicit-function-return-type
export function createAccountsRepository(shards: Shards) {
  const db = shards.global;
  const profiles = db
    .selectFrom('accounts.user_profiles as profile')
    .innerJoin('accounts.users as user', 'user.id', 'profile.player_id')
    .select(['user.id', 'user.name', 'user.username', 'user.is_anonymous'])
    .select(['profile.bucket', 'profile.home_city_id', 'profile.roles', 'profile.banned_at']);

  return {
    async nextId(bucket: number): Promise<string> {
      const { rows } = await shards.at(bucket, (shard) =>
        sql<{ id: string }>`select platform.next_id(${bucket}) as id`.execute(shard),
      );
      const id = rows[0]?.id;
      if (id === undefined) throw new Error('the database handed out no id');
      return id;
    },

    async insertProfile(profile: { playerId: PlayerId; bucket: number; homeCityId: string }): Promise<void> {
      await db
        .insertInto('accounts.user_profiles')
        .values({ player_id: profile.playerId, bucket: profile.bucket, home_city_id: profile.homeCityId })
        .execute();
    },

    async profileOf(playerId: string): Promise<Profile | null> {
      const row = await profiles.where('profile.player_id', '=', playerId).executeTakeFirst();
      return row === undefined ? null : toProfile(row);
    },

    async namesOf(playerIds: readonly PlayerId[]): Promise<ReadonlyMap<PlayerId, string>> {
      if (playerIds.length === 0) return new Map();
      const rows = await db
        .selectFrom('accounts.users')
        .select(['id', 'name'])
        .where('id', 'in', playerIds)
        .execute();
      return new Map(rows.map(({ id, name }) => [PlayerId.parse(id), name]));
    },

    async profileAtHome(cityId: CityId): Promise<Profile | null> {
      const row = await profiles.where('profile.home_city_id', '=', cityId).executeTakeFirst();
      return row === undefined ? null : toProfile(row);
    },

    /** Newest first; with `like`, those whose name, sign-in name or id holds it. */
    async find(like: string | null, limit: number): Promise<Profile[]> {
      const pattern = `%${(like ?? '').replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
      const found = await profiles
        .where((eb) =>
          eb.or([
            eb('user.name', 'ilike', pattern),
            eb('user.username', 'ilike', pattern),
            eb(sql<string>`profile.player_id::text`, '=', like ?? ''),
          ]),
        )
        .orderBy('profile.player_id', 'desc')
        .limit(limit)
        .execute();
      return found.map(toProfile);
    },

    async rename(playerId: PlayerId, name: string): Promise<void> {
      await db
        .updateTable('accounts.users')
        .set({ name, updated_at: sql<Date>`clock_timestamp()` })
        .where('id', '=', playerId)
        .execute();
    },

    /** False when the account is claimed already. @throws 23505 on users_username_taken for a name in use. */
    claim({ playerId, username, passwordHash, recoveryDigests }: Claim): Promise<boolean> {
      return db.transaction().execute(async (tx) => {
        const claimed = await tx
          .updateTable('accounts.users')
          .set({ username, is_anonymous: false, updated_at: sql<Date>`clock_timestamp()` })
          .where('id', '=', playerId)
          .where('is_anonymous', '=', true)
          .returning('id')
          .executeTakeFirst();
        if (claimed === undefined) return false;
        await tx
          .insertInto('accounts.user_identities')
          .values({
            id: crypto.randomUUID(),
            account_id: playerId,
            provider_id: PROVIDER,
            user_id: playerId,
            password: passwordHash,
          })
          .execute();
        await tx
          .insertInto('accounts.recovery_codes')
          .values(recoveryDigests.map((code_hash) => ({ player_id: playerId, code_hash, used_at: null })))
          .execute();
        await tx
          .insertInto('accounts.user_consents')
          .values({ player_id: playerId, consent: 'age-13-or-leave' })
          .execute();
        return true;
      });
    },

    /**
     * Uses up the code, sets the password and ends every session.
     * @returns the ids of these sessions; null when there is no such unused code.
     */
    recover({ username, codeDigest, passwordHash }: Recovery): Promise<string[] | null> {
      return db.transaction().execute(async (tx) => {
        const used = await tx
          .updateTable('accounts.recovery_codes as code')
          .from('accounts.users as user')
          .set({ used_at: sql<Date>`clock_timestamp()` })
          .whereRef('user.id', '=', 'code.player_id')
          .where('user.username', '=', username)
          .where('code.code_hash', '=', codeDigest)
          .where('code.used_at', 'is', null)
          .returning('code.player_id')
          .executeTakeFirst();
        if (used === undefined) return null;
        const { player_id } = used;
        await tx
          .updateTable('accounts.user_identities')
          .set({ password: passwordHash, updated_at: sql<Date>`clock_timestamp()` })
          .where('user_id', '=', player_id)
          .where('provider_id', '=', PROVIDER)
          .execute();
        const ended = await tx
          .deleteFrom('accounts.user_sessions')
          .where('user_id', '=', player_id)
          .returning('id')
          .execute();
        return ended.map(({ id }) => id);
      });
    },

    async endSessions(playerId: PlayerId): Promise<void> {
      await db.deleteFrom('accounts.user_sessions').where('user_id', '=', playerId).execute();
    },

    async endSession(id: string): Promise<void> {
      await db.deleteFrom('accounts.user_sessions').where('id', '=', id).execute();
    },

    /** Closing an account ends its sessions in the same transaction. */
    async ban(playerId: PlayerId, reason: string): Promise<void> {
      await db.transaction().execute(async (tx) => {
        await tx
          .updateTable('accounts.user_profiles')
          .set({ banned_at: sql<Date>`clock_timestamp()`, ban_reason: reason })
          .where('player_id', '=', playerId)
          .execute();
        await tx.deleteFrom('accounts.user_sessions').where('user_id', '=', playerId).execute();
      });
    },

    async bannedAmong(playerIds: readonly PlayerId[]): Promise<PlayerId[]> {
      const rows = await db
        .selectFrom('accounts.user_profiles')
        .select('player_id')
        .where('player_id', 'in', playerIds)
        .where('banned_at', 'is not', null)
        .execute();
      return rows.map(({ player_id }) => PlayerId.parse(player_id));
    },

    async grantRole(playerId: PlayerId, role: Role): Promise<void> {
      await db
        .updateTable('accounts.user_profiles')
        .set({ roles: sql<string[]>`array(select distinct unnest(roles || ${role}::text) order by 1)` })
        .where('player_id', '=', playerId)
        .execute();
    },

    async unban(playerId: PlayerId): Promise<void> {
      await db
        .updateTable('accounts.user_profiles')
        .set({ banned_at: null, ban_reason: null })
        .where('player_id', '=', playerId)
        .execute();
    },

    /** Kept to the day: a write a request would be for nothing. */
    async touch(playerId: PlayerId): Promise<void> {
      await db
        .updateTable('accounts.user_profiles')
        .set({ last_seen_at: sql<Date>`clock_timestamp()` })
        .where('player_id', '=', playerId)
        .where('last_seen_at', '<', sql<Date>`clock_timestamp() - interval '1 day'`)
        .execute();
    },

    /** Removes some of the guests that nobody has used for `days`; the home cities that they leave behind. */
    async collectGuests(days: number): Promise<CityId[]> {
      const idle = db
        .selectFrom('accounts.users as user')
        .innerJoin('accounts.user_profiles as profile', 'profile.player_id', 'user.id')
        .select('user.id')
        .where('user.is_anonymous', '=', true)
        .where('profile.last_seen_at', '<', sql<Date>`clock_timestamp() - make_interval(days => ${days})`)
        .limit(GUESTS_AT_ONCE);
      const gone = await db
        .deleteFrom('accounts.users as user')
        .using('accounts.user_profiles as profile')
        .whereRef('profile.player_id', '=', 'user.id')
        .where('user.id', 'in', idle)
        .returning('profile.home_city_id')
        .execute();
      return gone.map(({ home_city_id }) => CityId.parse(home_city_id));
    },
  };
}

type ProfileRow = {
  id: string;
  name: string;
  username: string | null;
  is_anonymous: boolean;
  bucket: number;
  home_city_id: string;
  roles: string[];
  banned_at: Date | null;
};

function toProfile(row: ProfileRow): Profile {
  return {
    playerId: PlayerId.parse(row.id),
    name: row.name,
    username: row.username,
    guest: row.is_anonymous,
    bucket: row.bucket,
    homeCityId: CityId.parse(row.home_city_id),
    roles: row.roles as Role[],
    banned: row.banned_at !== null,
  };
}
