import type { ErrorReply } from '@sqltown/shared/api';
import { REFUSALS, type Refusal, type RefusalCode } from '@sqltown/shared/refusals';

/** Codes that only HTTP knows, with the words that go with them. */
const HTTP_ERRORS = {
  'body-too-large': 'That is more than this server reads: 64 KiB.',
  'body-too-slow': 'The request took too long to arrive.',
  'body-not-json': 'The request is not valid JSON.',
  'content-type': 'Send JSON: Content-Type: application/json.',
  'origin-foreign': 'This page may not use that server.',
  'method-wrong': 'That address does not answer this method.',
} as const;

export type ErrorCode = RefusalCode | keyof typeof HTTP_ERRORS;

const STATUS: Partial<Record<ErrorCode, number>> = {
  'body-too-large': 413,
  'body-too-slow': 408,
  'body-not-json': 400,
  'content-type': 415,
  'origin-foreign': 403,
  'method-wrong': 405,
  'input-invalid': 400,
  'signed-out': 401,
  'credentials-wrong': 401,
  forbidden: 403,
  banned: 403,
  'role-visitor': 403,
  'chat-guest': 403,
  'command-foreign': 403,
  'not-found': 404,
  'building-missing': 404,
  'rate-limited': 429,
  'seats-many': 429,
  'saving-paused': 503,
  'sandbox-busy': 503,
  'engine-restarted': 503,
  draining: 503,
  'city-full': 503,
  'server-full': 503,
  internal: 500,
};

/** Anything else that a player can cause is a conflict with how things stand. */
const DEFAULT_STATUS = 409;
const RETRY_SECONDS = 2;

/** The one shape of every HTTP error. */
export function errorReply(
  code: ErrorCode,
  more: { message?: string; field?: string; retryAfterSeconds?: number | undefined } = {},
): Response {
  const status = STATUS[code] ?? DEFAULT_STATUS;
  const words: Readonly<Record<string, string>> = { ...REFUSALS, ...HTTP_ERRORS };
  const error: ErrorReply['error'] = { code, message: more.message ?? words[code] ?? code };
  if (more.field !== undefined && more.field !== '') error.field = more.field;
  const headers = new Headers();
  if (status === 503 || status === 429)
    headers.set('retry-after', String(more.retryAfterSeconds ?? RETRY_SECONDS));
  return Response.json({ error } satisfies ErrorReply, { status, headers });
}

export function refusalReply({ code, message, retryAfterSeconds }: Refusal): Response {
  return errorReply(code, { message, retryAfterSeconds });
}
