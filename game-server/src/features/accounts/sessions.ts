import type { Me } from '@sqltown/shared/api';
import { type Refusal, refuse } from '@sqltown/shared/refusals';
import { APIError } from 'better-auth/api';
import { DatabaseFault } from '#platform/postgres/index.ts';
import type { AccountsRepository, Profile } from './accounts.repository.ts';
import type { WithCookies } from './types.ts';
import type { Auth } from './auth.ts';

type Parts = { readonly auth: Auth; readonly repository: AccountsRepository };
export type Opened = WithCookies<{ me: Me }>;

/** A new session, so that its id changes with every sign-in. A closed account gets none. */
export async function openSession(
  parts: Parts,
  username: string,
  password: string,
): Promise<Opened | Refusal> {
  try {
    const { headers, response } = await asked(
      parts.auth.api.signInUsername({
        body: { username, password },
        headers: new Headers(),
        returnHeaders: true,
      }),
    );
    const profile = await requireProfile(parts.repository, response.user.id);
    if (profile.banned) {
      await parts.repository.endSessions(profile.playerId);
      return refuse('banned');
    }
    return { kind: 'done', me: toMe(profile), cookies: cookiesOf(headers) };
  } catch (error) {
    // better-auth says by exception that a name or password is wrong.
    if (error instanceof APIError) return refuse('credentials-wrong');
    throw error;
  }
}

/**
 * better-auth hides why it failed; what is no fault of the player's is the database's: it has nothing else to fail at.
 * @throws DatabaseFault `unavailable` for that.
 */
export async function asked<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    if (!(cause instanceof APIError) || cause.statusCode < 500) throw cause;
    throw new DatabaseFault('unavailable', 'Sessions can’t be read or written now.', { cause });
  }
}

export async function requireProfile(repository: AccountsRepository, playerId: string): Promise<Profile> {
  const profile = await repository.profileOf(playerId);
  if (profile === null) throw new Error('a user has no profile');
  return profile;
}

export function toMe({ playerId, name, username, guest, homeCityId, roles }: Profile): Me {
  return { playerId, name, username, guest, homeCityId, roles };
}

/** The session's cookie as sent; null when there is none, so that no database is asked. */
export function sessionCookie(headers: Headers): string | null {
  return (
    /(?:^|;\s*)(?:__Secure-)?sqltown\.session_token=([^;]+)/.exec(headers.get('cookie') ?? '')?.[1] ?? null
  );
}

export function cookiesOf(headers: Headers): Headers {
  const cookies = new Headers();
  for (const cookie of headers.getSetCookie()) cookies.append('set-cookie', cookie);
  return cookies;
}
