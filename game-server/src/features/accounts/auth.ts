import { hash, verify } from '@node-rs/argon2';
import { betterAuth } from 'better-auth';
import { anonymous, username } from 'better-auth/plugins';
import type { Db } from '#platform/postgres/index.ts';

const SESSION_SECONDS = 60 * 60 * 24 * 30;
/** A session that is used is prolonged, at most this often. */
const PROLONG_SECONDS = 60 * 60 * 24;

/** argon2id with OWASP's smallest recommended cost: 19 MiB, two passes. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export type AuthOptions = {
  readonly db: Db;
  /** Signs the cookies; at least 32 characters. */
  readonly secret: string;
  readonly baseUrl: string;
  /** The id of a new user. */
  readonly newId: () => Promise<string>;
  /** What a guest is called at first. */
  readonly newName: () => string;
};

/**
 * better-auth keeps users, sessions and passwords in our tables (0010-accounts). Its own routes are not mounted:
 * ours call its functions and pass its cookies on.
 */
// The type is better-auth's own, inferred from the plugins.
// oxlint-disable-next-line typescript/explicit-function-return-type
export function createAuth({ db, secret, baseUrl, newId, newName }: AuthOptions) {
  return betterAuth({
    appName: 'SQLTown',
    baseURL: baseUrl,
    secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    database: { db: db.withSchema('accounts'), type: 'postgres' },
    advanced: {
      cookiePrefix: 'sqltown',
      useSecureCookies: baseUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => crypto.randomUUID() },
    },
    user: {
      modelName: 'users',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    session: {
      modelName: 'user_sessions',
      expiresIn: SESSION_SECONDS,
      updateAge: PROLONG_SECONDS,
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    account: {
      modelName: 'user_identities',
      fields: {
        accountId: 'account_id',
        providerId: 'provider_id',
        userId: 'user_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'user_verifications',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      password: { hash: hashPassword, verify: ({ hash: kept, password }) => verify(kept, password) },
    },
    databaseHooks: {
      user: { create: { before: async (user) => ({ data: { ...user, id: await newId() } }) } },
    },
    plugins: [
      anonymous({
        disableDeleteAnonymousUser: true,
        generateName: newName,
        generateRandomEmail: () => `${crypto.randomUUID()}@guest.invalid`,
        schema: { user: { fields: { isAnonymous: 'is_anonymous' } } },
      }),
      username({ displayUsername: false, minUsernameLength: 3, maxUsernameLength: 24 }),
    ],
  });
}

export type Auth = ReturnType<typeof createAuth>;

export function hashPassword(password: string): Promise<string> {
  return hash(password, ARGON2);
}
