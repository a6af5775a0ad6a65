import { CityId, type PlayerId } from '@sqltown/shared/ids';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { bucketOf } from '#platform/ids/index.ts';
import { createLogger } from '#platform/logger/index.ts';
import { type Database, openDatabase } from '#platform/postgres/index.ts';
import { localBus } from '#platform/bus/index.ts';
import { createCache } from '#platform/cache/index.ts';
import { localLimits } from '#platform/limits/index.ts';
import { createAccounts } from './accounts.service.ts';
import type { Account, AccountsService } from './types.ts';

const mergeProgress = vi.fn(() => Promise.resolve());
let database: Database;
let accounts: AccountsService;
/** The same accounts, in another process. */
let elsewhere: AccountsService;
let made = 0;

beforeAll(async () => {
  const log = createLogger({ level: 'silent' });
  database = await openDatabase({ log });
  const bus = localBus({ log });
  const open = (): AccountsService =>
    createAccounts({
      shards: database.shards,
      secret: 'x'.repeat(32),
      baseUrl: 'http://localhost',
      guestsPerHour: 3,
      limits: localLimits,
      bus,
      cache: createCache({ bus, redis: null, log }),
      mergeProgress,
    });
  accounts = open();
  elsewhere = open();
}, 120_000);
afterAll(() => database.close());

/** Sends back what the server set, as a browser does. */
function withCookies(cookies: Headers): Headers {
  const pairs = cookies.getSetCookie().map((cookie) => cookie.split(';', 1)[0]);
  return new Headers({ cookie: pairs.join('; ') });
}

function done<T extends { kind: string }>(result: T): Exclude<T, { kind: 'refused' }> {
  if (result.kind === 'refused') throw new Error(`refused: ${JSON.stringify(result)}`);
  return result as Exclude<T, { kind: 'refused' }>;
}

async function newGuest(): Promise<{ headers: Headers; playerId: PlayerId; homeCityId: string }> {
  made += 1;
  const { me, cookies } = done(await accounts.makeGuest(new Headers(), `10.0.0.${made}`));
  return { headers: withCookies(cookies), playerId: me.playerId, homeCityId: me.homeCityId };
}

async function newClaimed(
  username: string,
): Promise<{ headers: Headers; playerId: PlayerId; codes: string[] }> {
  const guest = await newGuest();
  const account = await accounts.whoIs(guest.headers);
  if (account === null) throw new Error('the guest has no session');
  const { cookies, recoveryCodes } = done(
    await accounts.claim(account, { username, password: 'a long secret' }),
  );
  return { headers: withCookies(cookies), playerId: guest.playerId, codes: recoveryCodes };
}

const signIn = (username: string, password: string, headers = new Headers(), merge = false) =>
  accounts.signIn({ headers, clientAddress: '10.1.1.1', username, password, merge });

/** Asked twice, so that what is kept is what answers. */
async function knownElsewhere(headers: Headers): Promise<Account | null> {
  await elsewhere.whoIs(headers);
  return elsewhere.whoIs(headers);
}

describe('who somebody is, in every process', () => {
  it('[C2] a new name, role or claim is known at once', async () => {
    const { headers, playerId } = await newGuest();
    const account = await knownElsewhere(headers);
    if (account === null) throw new Error('no session');
    expect(account).toMatchObject({ guest: true, roles: ['student'] });
    await accounts.rename(account, 'Somebody Else');
    await accounts.grantRole(playerId, 'teacher');
    expect(await knownElsewhere(headers)).toMatchObject({
      name: 'Somebody Else',
      roles: ['student', 'teacher'],
    });
    const order = { username: 'known_1', password: 'a long secret' };
    const claimed = done(await accounts.claim(account, order));
    expect(await knownElsewhere(headers)).toBeNull();
    expect(await knownElsewhere(withCookies(claimed.cookies))).toMatchObject({
      guest: false,
      username: 'known_1',
    });
  });

  it('[C2] a session that ended is nobody’s at once: signed out, closed or recovered', async () => {
    const leaving = await newClaimed('leaving_1');
    expect(await knownElsewhere(leaving.headers)).not.toBeNull();
    await accounts.signOut(leaving.headers);
    expect(await knownElsewhere(leaving.headers)).toBeNull();

    const closed = await newClaimed('closed_1');
    expect(await knownElsewhere(closed.headers)).not.toBeNull();
    await accounts.ban(closed.playerId, 'spam');
    expect(await knownElsewhere(closed.headers)).toBeNull();

    const stolen = await newClaimed('stolen_1');
    expect(await knownElsewhere(stolen.headers)).not.toBeNull();
    const code = stolen.codes[0] ?? '';
    const order = { clientAddress: '10.3.3.3', username: 'stolen_1', password: 'another secret' };
    done(await accounts.recover({ ...order, code }));
    expect(await knownElsewhere(stolen.headers)).toBeNull();
  });
});

describe('guests', () => {
  it('[A1] is somebody at once, with a name, an id and a home in one bucket, and an httpOnly Lax cookie', async () => {
    const { me, cookies } = done(await accounts.makeGuest(new Headers(), '10.9.9.9'));
    expect(me).toMatchObject({ guest: true, username: null, roles: ['student'] });
    expect(me.name).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/);
    expect(bucketOf(me.homeCityId)).toBe(bucketOf(me.playerId));
    const [cookie] = cookies.getSetCookie();
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    const account = await accounts.whoIs(withCookies(cookies));
    expect(account).toMatchObject({ playerId: me.playerId, guest: true });
    expect(await accounts.homeOwner(me.homeCityId)).toMatchObject({ playerId: me.playerId, name: me.name });
    expect(await accounts.nameOf(me.playerId)).toBe(me.name);
  });

  it('[A1] asking again with the cookie gives oneself back', async () => {
    const guest = await newGuest();
    const { me } = done(await accounts.makeGuest(guest.headers, '10.9.9.9'));
    expect(me.playerId).toBe(guest.playerId);
  });

  it('[A2] one address makes so many guests an hour', async () => {
    const results = [];
    for (let i = 0; i < 4; i += 1) results.push(await accounts.makeGuest(new Headers(), '10.7.7.7'));
    expect(results.map((result) => result.kind)).toEqual(['done', 'done', 'done', 'refused']);
  });

  it('[A3] nobody is known by a forged, foreign or ended cookie', async () => {
    const guest = await newGuest();
    const cookie = guest.headers.get('cookie') ?? '';
    for (const forged of ['sqltown.session_token=abc', `${cookie}x`, cookie.replace(/=./, '=%00'), 'other=1'])
      expect(await accounts.whoIs(new Headers({ cookie: forged }))).toBeNull();
    await sql`update accounts.user_sessions set expires_at = now() - interval '1 s' where user_id = ${guest.playerId}`.execute(
      database.db,
    );
    expect(await accounts.whoIs(guest.headers)).toBeNull();
    expect((await accounts.me(guest.headers)).me).toBeNull();
  });

  it('[A7] guests idle for thirty days are collected, others and claimed accounts stay', async () => {
    const [idle, fresh, claimed] = [await newGuest(), await newGuest(), await newClaimed('old_hand')];
    await sql`update accounts.user_profiles set last_seen_at = now() - interval '31 days'
      where player_id in (${idle.playerId}, ${claimed.playerId})`.execute(database.db);
    expect(await accounts.collectGuests(30)).toEqual([idle.homeCityId]);
    expect(await accounts.profile(idle.playerId)).toBeNull();
    expect(await accounts.homeOwner(CityId.parse(idle.homeCityId))).toBeNull();
    expect(await accounts.profile(fresh.playerId)).not.toBeNull();
    expect(await accounts.profile(claimed.playerId)).not.toBeNull();
  });
});

describe('claiming and signing in', () => {
  it('[A4] a claim keeps player and city, and changes the session', async () => {
    const guest = await newGuest();
    const account = await accounts.whoIs(guest.headers);
    if (account === null) throw new Error('no session');
    const claimed = done(await accounts.claim(account, { username: 'lotus_1', password: 'a long secret' }));
    expect(claimed.me).toMatchObject({
      playerId: guest.playerId,
      homeCityId: guest.homeCityId,
      guest: false,
    });
    expect(claimed.recoveryCodes).toHaveLength(10);
    expect((await accounts.whoIs(withCookies(claimed.cookies)))?.username).toBe('lotus_1');
    expect(await accounts.whoIs(guest.headers)).toBeNull();
    expect(
      await accounts.claim({ ...account, guest: true }, { username: 'lotus_2', password: 'a long secret' }),
    ).toMatchObject({ code: 'already-claimed' });
  });

  it('[A4] of two who want one name at once, one gets it', async () => {
    const both = [await newGuest(), await newGuest()];
    const results = await Promise.all(
      both.map(async ({ headers }) => {
        const account = await accounts.whoIs(headers);
        if (account === null) throw new Error('no session');
        return accounts.claim(account, { username: 'same_name', password: 'a long secret' });
      }),
    );
    expect(results.map((result) => (result.kind === 'refused' ? result.code : 'done')).sort()).toEqual([
      'done',
      'name-taken',
    ]);
  });

  it('[A5] a wrong password and an unknown name get the same answer, and tries are limited', async () => {
    await newClaimed('brute');
    const wrong = await signIn('brute', 'not the secret');
    const unknown = await signIn('nobody_here', 'not the secret');
    expect(wrong).toEqual(unknown);
    expect(wrong).toMatchObject({ code: 'credentials-wrong' });
    const codes = [];
    for (let i = 0; i < 11; i += 1) {
      const result = await signIn('brute', 'not the secret');
      codes.push(result.kind === 'refused' ? result.code : result.kind);
    }
    expect(codes.at(-1)).toBe('rate-limited');
  });

  it('[A5] two devices are signed in at once; signing out ends one of them', async () => {
    const first = await newClaimed('two_devices');
    const second = done(await signIn('two_devices', 'a long secret'));
    const secondHeaders = withCookies(second.cookies);
    expect((await accounts.whoIs(first.headers))?.playerId).toBe(first.playerId);
    expect((await accounts.whoIs(secondHeaders))?.playerId).toBe(first.playerId);
    await accounts.signOut(secondHeaders);
    expect(await accounts.whoIs(secondHeaders)).toBeNull();
    expect((await accounts.whoIs(first.headers))?.playerId).toBe(first.playerId);
  });

  it('[A5] signing in from a guest session merges only when asked, and ends that session', async () => {
    const account = await newClaimed('merger');
    const unasked = await newGuest();
    expect(done(await signIn('merger', 'a long secret', unasked.headers)).merged).toBe(false);
    expect(mergeProgress).not.toHaveBeenCalled();
    const guest = await newGuest();
    expect(done(await signIn('merger', 'a long secret', guest.headers, true)).merged).toBe(true);
    expect(mergeProgress).toHaveBeenCalledExactlyOnceWith(guest.playerId, account.playerId);
    expect(await accounts.whoIs(guest.headers)).toBeNull();
  });

  it('[A6] a recovery code works once, sets the password and ends every session', async () => {
    const account = await newClaimed('forgetful');
    const code = account.codes[3] ?? '';
    const order = { clientAddress: '10.2.2.2', username: 'forgetful', password: 'another secret' };
    const recovered = done(await accounts.recover({ ...order, code: code.toUpperCase() }));
    expect(recovered.me.playerId).toBe(account.playerId);
    expect(await accounts.whoIs(account.headers)).toBeNull();
    expect(await accounts.recover({ ...order, code })).toMatchObject({ code: 'credentials-wrong' });
    expect(await signIn('forgetful', 'a long secret')).toMatchObject({ code: 'credentials-wrong' });
    done(await signIn('forgetful', 'another secret'));
  });

  it('[A8] a closed account loses its sessions, is told so at sign-in, and comes back when opened again', async () => {
    const told = vi.fn();
    accounts.onBanned(told);
    const account = await newClaimed('troll');
    await accounts.ban(account.playerId, 'spam');
    expect(told).toHaveBeenCalledExactlyOnceWith(account.playerId);
    expect(await accounts.whoIs(account.headers)).toBeNull();
    expect(await signIn('troll', 'a long secret')).toMatchObject({ code: 'banned' });
    await accounts.unban(account.playerId);
    done(await signIn('troll', 'a long secret'));
  });

  it('[A9] names are kept as text, and players are found by name, sign-in name or id', async () => {
    const { headers, playerId } = await newClaimed('finder_x');
    const account = await accounts.whoIs(headers);
    if (account === null) throw new Error('no session');
    await accounts.rename(account, '<b>100%_Me</b>');
    expect((await accounts.me(headers)).me?.name).toBe('<b>100%_Me</b>');
    for (const like of ['100%_m', 'FINDER_X', playerId])
      expect((await accounts.find(like, 5)).map((profile) => profile.playerId)).toEqual([playerId]);
    expect(await accounts.find('no such player at all', 5)).toEqual([]);
  });

  it('[A9] an indecent name is refused', async () => {
    const { headers } = await newGuest();
    const account = await accounts.whoIs(headers);
    if (account === null) throw new Error('no session');
    expect(await accounts.rename(account, 'Fuck You')).toMatchObject({
      kind: 'refused',
      code: 'input-invalid',
    });
  });

  it('[A8] a role is granted once and known at once', async () => {
    const { headers, playerId } = await newGuest();
    await accounts.grantRole(playerId, 'admin');
    await accounts.grantRole(playerId, 'admin');
    expect((await accounts.whoIs(headers))?.roles).toEqual(['admin', 'student']);
  });
});
