import { randomInt } from 'node:crypto';
import { type CityId, PlayerId } from '@sqltown/shared/ids';
import { type Refusal, refuse } from '@sqltown/shared/refusals';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { BUCKETS, bucketOf } from '#platform/ids/index.ts';
import type { Bus } from '#platform/bus/index.ts';
import type { Limits } from '#platform/limits/index.ts';
import { type Shards, sqlState } from '#platform/postgres/index.ts';
import { isDecent } from '#platform/words/index.ts';
import { createAccountsRepository } from './accounts.repository.ts';
import { createAuth, hashPassword } from './auth.ts';
import { makeUpName } from './made-up-names.ts';
import { digestRecoveryCode, makeRecoveryCodes } from './recovery-codes.ts';
import { cookiesOf, type Opened, openSession, requireProfile, sessionCookie, toMe } from './sessions.ts';
import type { Account, AccountsService } from './types.ts';

/** An account is asked for at every request: a few seconds old is good enough, and a change clears it everywhere. */
const CACHE = { max: 10_000, ttl: 2_000 } as const;
/** Tries at one sign-in name from one address. A whole address gets more, since a school shares one. */
const TRIES_PER_NAME = { points: 10, seconds: 900 } as const;
const TRIES_PER_ADDRESS = { points: 300, seconds: 900 } as const;
const HOUR_SECONDS = 3600;
const CHANGED = 'accounts:changed';
const BANNED = 'accounts:banned';

export type AccountsOptions = {
  readonly shards: Shards;
  readonly secret: string;
  /** What cookies are set for; https makes them Secure. */
  readonly baseUrl: string;
  readonly guestsPerHour: number;
  readonly limits: Limits;
  readonly bus: Pick<Bus, 'publish' | 'subscribe'>;
  /** Moves a guest's progress into the account that signs in. */
  mergeProgress(from: PlayerId, into: PlayerId): Promise<void>;
};

export function createAccounts(options: AccountsOptions): AccountsService {
  const { bus, limits } = options;
  const db = options.shards.global;
  const repository = createAccountsRepository(options.shards);
  const auth = createAuth({
    ...options,
    db,
    newId: () => repository.nextId(randomInt(BUCKETS)),
    newName: () => makeUpName(randomInt),
  });
  const cache = new LRUCache<string, Account>(CACHE);
  bus.subscribe(CHANGED, z.null(), () => cache.clear());
  /** Every process asks the database anew who somebody is. */
  const forgetWho = (): void => bus.publish(CHANGED, null);
  const guests = limits('guests', { points: options.guestsPerHour, seconds: HOUR_SECONDS });
  const triesByName = limits('sign-in:name', TRIES_PER_NAME, 'refuse');
  const triesByAddress = limits('sign-in:address', TRIES_PER_ADDRESS, 'refuse');

  const whoIs = async (headers: Headers): Promise<Account | null> => {
    const cookie = sessionCookie(headers);
    if (cookie === null) return null;
    const known = cache.get(cookie);
    if (known !== undefined) return known;
    const session = await auth.api.getSession({ headers, query: { disableRefresh: true } });
    const profile = session && (await repository.profileOf(session.user.id));
    if (!profile || profile.banned) return null;
    const account = { ...profile, sessionId: session.session.id };
    cache.set(cookie, account);
    return account;
  };
  const mayTry = async (username: string, address: string): Promise<boolean> =>
    (await triesByAddress.take(address)) === 0 && (await triesByName.take(`${username} ${address}`)) === 0;
  const signedIn = async (username: string, password: string): Promise<Opened | Refusal> => {
    const opened = await openSession({ auth, repository }, username, password);
    forgetWho();
    return opened;
  };

  return {
    whoIs,
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
      const { response, headers: set } = await auth.api.getSession({ headers, returnHeaders: true });
      const account = response && (await whoIs(headers));
      if (account) await repository.touch(account.playerId);
      return { kind: 'done', me: account ? toMe(account) : null, cookies: cookiesOf(set) };
    },

    async makeGuest(headers, clientAddress) {
      const known = await whoIs(headers);
      if (known !== null) return { kind: 'done', me: toMe(known), cookies: new Headers() };
      if ((await guests.take(clientAddress)) > 0) return refuse('rate-limited');
      // Without the stale cookie that they may bring: it would be taken for an old guest's.
      const { headers: set, response } = await auth.api.signInAnonymous({
        headers: new Headers(),
        returnHeaders: true,
      });
      const playerId = PlayerId.parse(response.user.id);
      const bucket = bucketOf(playerId);
      await repository.insertProfile({ playerId, bucket, homeCityId: await repository.nextId(bucket) });
      return { kind: 'done', me: toMe(await requireProfile(repository, playerId)), cookies: cookiesOf(set) };
    },

    async rename(account, name) {
      if (!isDecent(name)) return refuse('input-invalid', 'That name cannot be used here.');
      await repository.rename(account.playerId, name);
      forgetWho();
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
      const opened = await signedIn(username, password);
      if (opened.kind === 'refused') return opened;
      await repository.endSession(account.sessionId);
      return { ...opened, recoveryCodes };
    },

    async signIn({ headers, clientAddress, username, password, merge }) {
      if (!(await mayTry(username, clientAddress))) return refuse('rate-limited');
      const before = await whoIs(headers);
      const opened = await signedIn(username, password);
      if (opened.kind === 'refused') return opened;
      await triesByName.forget(`${username} ${clientAddress}`);
      const into = opened.me.playerId;
      const merged = merge && before !== null && before.guest && before.playerId !== into;
      if (merged) await options.mergeProgress(before.playerId, into);
      if (before !== null) await repository.endSession(before.sessionId);
      return { ...opened, merged };
    },

    async signOut(headers) {
      forgetWho();
      const { headers: set } = await auth.api.signOut({ headers, returnHeaders: true });
      return { kind: 'done', cookies: cookiesOf(set) };
    },

    async recover({ clientAddress, username, code, password }) {
      if (!(await mayTry(username, clientAddress))) return refuse('rate-limited');
      const passwordHash = await hashPassword(password);
      const codeDigest = digestRecoveryCode(code);
      const playerId = await repository.recover({ username, codeDigest, passwordHash });
      if (playerId === null) return refuse('credentials-wrong');
      return signedIn(username, password);
    },

    async ban(playerId, reason) {
      await repository.ban(playerId, reason);
      forgetWho();
      bus.publish(BANNED, playerId);
    },
    async grantRole(playerId, role) {
      await repository.grantRole(playerId, role);
      forgetWho();
    },
    async unban(playerId) {
      await repository.unban(playerId);
      forgetWho();
    },
  };
}

const UNIQUE_VIOLATION = '23505';
