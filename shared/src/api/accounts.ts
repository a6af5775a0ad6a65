import { z } from 'zod';
import { CityId, PlayerId } from '../ids/index.ts';

/** 2 to 24 characters: letters of any script, digits, spaces, ' and -. */
export const DisplayName = z
  .string()
  .trim()
  .min(2, 'A name has at least 2 characters.')
  .max(24, 'A name has at most 24 characters.')
  .regex(
    /^[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N} '’-]*[\p{L}\p{M}\p{N}])?$/u,
    "A name has letters, digits, spaces, ' and - only.",
  );

/** What one signs in with: 3 to 24 of a–z, 0–9, _ . */
export const Username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9_]{3,24}$/, 'A sign-in name has 3 to 24 of a–z, 0–9 and _.');

export const Password = z
  .string()
  .min(8, 'A password has at least 8 characters.')
  .max(128, 'A password has at most 128 characters.');

/** GET /api/v1/me (null when nobody is signed in) · POST /api/v1/accounts/guest */
export const Me = z.object({
  playerId: PlayerId,
  name: z.string(),
  username: z.string().nullable(),
  guest: z.boolean(),
  /** Their own city. It is written with their first deed in it; until then it is the old quarter. */
  homeCityId: CityId,
  roles: z.array(z.enum(['student', 'teacher', 'school_admin', 'admin', 'super_admin'])),
});
export type Me = z.infer<typeof Me>;
export const MeReply = z.object({ me: Me.nullable() });

/** PATCH /api/v1/me */
export const RenameRequest = z.strictObject({ name: DisplayName });

/** POST /api/v1/accounts/claim: a guest keeps everything and gets a way back in. */
export const ClaimRequest = z.strictObject({
  username: Username,
  password: Password,
  ageConfirmed: z.literal(true),
});
/** Shown once: each opens the account one time when the password is lost. */
export const ClaimReply = z.object({ me: Me, recoveryCodes: z.array(z.string()) });

/** POST /api/v1/accounts/sign-in. `merge` says what becomes of a guest's progress made on this device. */
export const SignInRequest = z.strictObject({
  username: Username,
  password: Password,
  merge: z.boolean().default(false),
});
/** `guestHasProgress` when a guest session was left behind unmerged: offer it. */
export const SignInReply = z.object({ me: Me, merged: z.boolean() });
export type SignInReply = z.infer<typeof SignInReply>;

/** POST /api/v1/accounts/recover: one recovery code and a new password. */
export const RecoverRequest = z.strictObject({
  username: Username,
  code: z.string().max(40),
  password: Password,
});
