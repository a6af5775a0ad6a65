import type { Me } from '@sqltown/shared/api';
import type { CityId, PlayerId } from '@sqltown/shared/ids';
import type { Refusal } from '@sqltown/shared/refusals';
import type { Profile } from './accounts.repository.ts';
import type { Role } from './permissions.ts';

export type Account = Me & { readonly bucket: number; readonly banned: boolean; readonly sessionId: string };

/** What other features may ask of accounts. */
export type Accounts = {
  /** Who sent this request, by its session cookie; null for nobody, an expired session or a banned account. */
  whoIs(headers: Headers): Promise<Account | null>;
  nameOf(playerId: PlayerId): Promise<string | null>;
  /** The names of those who have an account. */
  namesOf(playerIds: readonly PlayerId[]): Promise<ReadonlyMap<PlayerId, string>>;
  /** The player whose home city has this id, founded or not. */
  homeOwner(cityId: CityId): Promise<{ readonly playerId: PlayerId; readonly name: string } | null>;
};

/** A reply that comes with cookies. */
export type WithCookies<T> = { readonly kind: 'done'; readonly cookies: Headers } & T;

/** What our own routes, jobs and administrators ask of them. */
export type AccountsService = Accounts & {
  /** Who it is, with the cookie of a session that was prolonged. */
  me(headers: Headers): Promise<WithCookies<{ me: Me | null }>>;
  /** A new guest with a made-up name; somebody who has a session gets themselves back. */
  makeGuest(headers: Headers, clientAddress: string): Promise<WithCookies<{ me: Me }> | Refusal>;
  rename(account: Account, name: string): Promise<{ readonly kind: 'done'; readonly me: Me } | Refusal>;
  /** Gives a guest a way back in; they keep everything. The session id changes. */
  claim(
    account: Account,
    credentials: { username: string; password: string },
  ): Promise<WithCookies<{ me: Me; recoveryCodes: string[] }> | Refusal>;
  signIn(order: SignIn): Promise<WithCookies<{ me: Me; merged: boolean }> | Refusal>;
  signOut(headers: Headers): Promise<WithCookies<object>>;
  recover(order: Recover): Promise<WithCookies<{ me: Me }> | Refusal>;
  ban(playerId: PlayerId, reason: string): Promise<void>;
  unban(playerId: PlayerId): Promise<void>;
  find(like: string | null, limit: number): Promise<Profile[]>;
  profile(playerId: string): Promise<Profile | null>;
  /** Removes guests idle for `days`; the home cities that they leave behind. */
  collectGuests(days: number): Promise<CityId[]>;
  grantRole(playerId: PlayerId, role: Role): Promise<void>;
  /** Those of them whose account is closed. */
  bannedAmong(playerIds: readonly PlayerId[]): Promise<readonly PlayerId[]>;
  /** Told when an account is closed by any process, so that its sockets can be too. A hint: see `bannedAmong`. */
  onBanned(listener: (playerId: PlayerId) => void): void;
};

export type SignIn = {
  readonly headers: Headers;
  readonly clientAddress: string;
  readonly username: string;
  readonly password: string;
  readonly merge: boolean;
};
export type Recover = {
  readonly clientAddress: string;
  readonly username: string;
  readonly code: string;
  readonly password: string;
};
