import { randomInt } from 'node:crypto';
import { type CityId, PlayerId } from '@sqltown/shared/ids';
import { type Refusal, refuse } from '@sqltown/shared/refusals';
import { bucketOf } from '#platform/ids/index.ts';
import type { Bus } from '#platform/bus/index.ts';
import type { Cache } from '#platform/cache/index.ts';
import type { Limits } from '#platform/limits/index.ts';
import { type Shards, sqlState } from '#platform/postgres/index.ts';
import { isDecent } from '#platform/words/index.ts';
import { createAccountsRepository } from './accounts.repository.ts';
import { createAuth, hashPassword } from './auth.ts';
import { makeUpName } from './made-up-names.ts';
import { digestRecoveryCode, makeRecoveryCodes } from './recovery-codes.ts';
import {
  asked,
  cookiesOf,
  type Opened,
  openSession,
  requireProfile,
  sessionCookie,
  toMe,
} from './sessions.ts';
import type { AccountsService } from './types.ts';
import { createWhoIs } from './who-is.ts';

/** Tries at one sign-in name from one address. A whole address gets more, since a school shares one. */
const TRIES_PER_NAME = { points: 10, seconds: 900 } as const;
const TRIES_PER_ADDRESS = { points: 300, seconds: 900 } as const;
const HOUR_SECONDS = 3600;
const BANNED = 'accounts:banned';

export type AccountsOptions = {
  readonly shards: Shards;
  readonly secret: string;
  /** What cookies are set for; https makes them Secure. */
  readonly baseUrl: string;
  readonly guestsPerHour: number;
  readonly limits: Limits;
  readonly bus: Pick<Bus, 'publish' | 'subscribe'>;
  readonly cache: Pick<Cache, 'near' | 'shared'>;
  /** Moves a guest's progress into the account that signs in. */
  mergeProgress(from: PlayerId, into: PlayerId): Promise<void>;
};

export function createAccounts(options: AccountsOptions): AccountsService {
  const { bus, cache, limits } = options;
  const db = options.shards.global;
  const repository = createAccountsRepository(options.shards);
  const auth = createAuth({
    ...options,
    db,
    newId: () => repository.nextId(options.shards.newBucket()),
    newName: () => makeUpName(randomInt),
  });
  const who = createWhoIs({ auth, repository, cache });
  const guests = limits('guests', { points: options.guestsPerHour, seconds: HOUR_SECONDS });
  const triesByName = limits('sign-in:name', TRIES_PER_NAME, 'refuse');
  const triesByAddress = limits('sign-in:address', TRIES_PER_ADDRESS, 'refuse');

  const mayTry = async (username: string, address: string): Promise<boolean> =>
    (await triesByAddress.take(address)) === 0 && (await triesByName.take(`${username} ${address}`)) === 0;
  const signedIn = (username: string, password: string): Promise<Opened | Refusal> =>
    openSession({ auth, repository }, username, password);
  const endSession = async (id: string): Promise<void> => {
    await repository.endSession(id);
    await who.sessionsEnded([id]);
  };

  return {
    whoIs: (headers) => who.whoIs(headers),
    nameOf: async (playerId) => (await repository.profileOf(playerId))?.name ?? null,
    namesOf: (playerIds) => repository.namesOf(playerIds),
    homeOwner: async (cityId: CityId) => repository.profileAtHome(cityId),
    profile: (playerId) => repository.profileOf(playerId),
    find: (like, limit) => repository.find(like, limit),
    collectGuests: (days) => repository.collectGuests(days),
    bannedAmong: async (playerIds) => (playerIds.length === 0 ? [] : repository.bannedAmong(playerIds)),
    onBanned: (listener) => void bus.subscribe(BANNED, PlayerId, listener),

    async me(headers) {
      if (sessionCookie(headers) === null) return { kind: 'done', me: null, cookies: new Headers() };
      const { response, headers: set } = await asked(auth.api.getSession({ headers, returnHeaders: true }));
      const account = response && (await who.whoIs(headers));
      if (account) await repository.touch(account.playerId);
      return { kind: 'done', me: account ? toMe(account) : null, cookies: cookiesOf(set) };
    },

    async makeGuest(headers, clientAddress) {
      const known = await who.whoIs(headers);
      if (known !== null) return { kind: 'done', me: toMe(known), cookies: new Headers() };
      if ((await guests.take(clientAddress)) > 0) return refuse('rate-limited');
      // Without the stale cookie that they may bring: it would be taken for an old guest's.
      const { headers: set, response } = await asked(
        auth.api.signInAnonymous({
          headers: new Headers(),
          returnHeaders: true,
        }),
      );
      const playerId = PlayerId.parse(response.user.id);
      const bucket = bucketOf(playerId);
      await repository.insertProfile({ playerId, bucket, homeCityId: await repository.nextId(bucket) });
      return { kind: 'done', me: toMe(await requireProfile(repository, playerId)), cookies: cookiesOf(set) };
    },

    async rename(account, name) {
      if (!isDecent(name)) return refuse('input-invalid', 'That name cannot be used here.');
      await repository.rename(account.playerId, name);
      await who.profileChanged(account.playerId);
      return { kind: 'done', me: toMe({ ...account, name }) };
    },

    async claim(account, { username, password }) {
      if (!account.guest) return refuse('already-claimed');
      const recoveryCodes = makeRecoveryCodes();
      const claim = {
        playerId: account.playerId,
        username,
        passwordHash: await hashPassword(password),
        recoveryDigests: recoveryCodes.map(digestRecoveryCode),
      };
      try {
        if (!(await repository.claim(claim))) return refuse('already-claimed');
      } catch (error) {
        if (sqlState(error) === UNIQUE_VIOLATION) return refuse('name-taken');
        throw error;
      }
      await who.profileChanged(account.playerId);
      const opened = await signedIn(username, password);
      if (opened.kind === 'refused') return opened;
      await endSession(account.sessionId);
      return { ...opened, recoveryCodes };
    },

    async signIn({ headers, clientAddress, username, password, merge }) {
      if (!(await mayTry(username, clientAddress))) return refuse('rate-limited');
      const before = await who.whoIs(headers);
      const opened = await signedIn(username, password);
      if (opened.kind === 'refused') return opened;
      await triesByName.forget(`${username} ${clientAddress}`);
      const into = opened.me.playerId;
      const merged = merge && before !== null && before.guest && before.playerId !== into;
      if (merged) await options.mergeProgress(before.playerId, into);
      if (before !== null) await endSession(before.sessionId);
      return { ...opened, merged };
    },

    async signOut(headers) {
      const session = await who.sessionOf(headers);
      const { headers: set } = await asked(auth.api.signOut({ headers, returnHeaders: true }));
      if (session !== null) await who.sessionsEnded([session.id]);
      return { kind: 'done', cookies: cookiesOf(set) };
    },

    async recover({ clientAddress, username, code, password }) {
      if (!(await mayTry(username, clientAddress))) return refuse('rate-limited');
      const passwordHash = await hashPassword(password);
      const codeDigest = digestRecoveryCode(code);
      const ended = await repository.recover({ username, codeDigest, passwordHash });
      if (ended === null) return refuse('credentials-wrong');
      await who.sessionsEnded(ended);
      return signedIn(username, password);
    },

    async ban(playerId, reason) {
      await repository.ban(playerId, reason);
      await who.profileChanged(playerId);
      bus.publish(BANNED, playerId);
    },
    async grantRole(playerId, role) {
      await repository.grantRole(playerId, role);
      await who.profileChanged(playerId);
    },
    async unban(playerId) {
      await repository.unban(playerId);
      await who.profileChanged(playerId);
    },
  };
}

const UNIQUE_VIOLATION = '23505';
