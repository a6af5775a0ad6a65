import { CityId, PlayerId } from '@sqltown/shared/ids';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Cache } from '#platform/cache/index.ts';
import type { AccountsRepository, Profile } from './accounts.repository.ts';
import type { Auth } from './auth.ts';
import { ROLES } from './permissions.ts';
import { asked, sessionCookie } from './sessions.ts';
import type { Account } from './types.ts';

const MAX_SESSIONS = 10_000;

const KeptProfile: z.ZodType<Profile | null> = z
  .object({
    playerId: PlayerId,
    name: z.string(),
    username: z.string().nullable(),
    guest: z.boolean(),
    bucket: z.int(),
    homeCityId: CityId,
    roles: z.array(z.enum(ROLES)),
    banned: z.boolean(),
  })
  .nullable();

type Session = { readonly id: string; readonly playerId: PlayerId };

/** Who sends a request. It is asked for with every one, so it is kept; what changes it must be told here. */
export type WhoIs = {
  whoIs(headers: Headers): Promise<Account | null>;
  sessionOf(headers: Headers): Promise<Session | null>;
  /** To be called once it is committed, as `sessionsEnded`: whoever asks from now on, in any process, sees it. */
  profileChanged(playerId: PlayerId): Promise<void>;
  sessionsEnded(ids: readonly string[]): Promise<void>;
};

/**
 * Sessions are kept in this process only and by their ids, which open nothing: no cookie and no digest of one gets
 * into Redis or a message. Which id a cookie has never changes.
 */
export function createWhoIs(parts: {
  auth: Auth;
  repository: Pick<AccountsRepository, 'profileOf'>;
  cache: Pick<Cache, 'near' | 'shared'>;
}): WhoIs {
  const { auth, repository, cache } = parts;
  const idsByCookie = new LRUCache<string, string>({ max: MAX_SESSIONS });
  const sessions = cache.near<Session | null>({ name: 'sessions', maxEntries: MAX_SESSIONS });
  const profiles = cache.shared({ name: 'profiles', schema: KeptProfile, maxEntries: MAX_SESSIONS });

  const askForSession = async (headers: Headers): Promise<Session | null> => {
    const found = await asked(auth.api.getSession({ headers, query: { disableRefresh: true } }));
    return found && { id: found.session.id, playerId: PlayerId.parse(found.user.id) };
  };
  const sessionOf = async (headers: Headers): Promise<Session | null> => {
    const cookie = sessionCookie(headers);
    if (cookie === null) return null;
    const id = idsByCookie.get(cookie);
    if (id !== undefined) return sessions.get(id, () => askForSession(headers));
    const session = await askForSession(headers);
    if (session !== null) idsByCookie.set(cookie, session.id);
    return session;
  };

  return {
    sessionOf,
    whoIs: async (headers) => {
      const session = await sessionOf(headers);
      if (session === null) return null;
      const { id, playerId } = session;
      const profile = await profiles.get(playerId, () => repository.profileOf(playerId));
      return profile === null || profile.banned ? null : { ...profile, sessionId: id };
    },
    profileChanged: (playerId) => profiles.invalidate(playerId),
    sessionsEnded: async (ids) => {
      for (const id of ids) await sessions.invalidate(id);
    },
  };
}
