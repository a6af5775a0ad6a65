import type {
  AttemptReply,
  AttemptRequest,
  ChaptersReply,
  DatasetReply,
  Dialect,
  ErrorReply,
  HintReply,
  LessonReply,
  Me,
  RunReply,
  RunRequest,
  SeatReply,
  SignInReply,
} from '@sqltown/shared/api';
import type { CityId, ExerciseId, LessonId } from '@sqltown/shared/ids';
import { REFUSALS, type RefusalCode } from '@sqltown/shared/refusals';

/** The server answered, and said no. `message` is fit to be read by a player. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: string;
  readonly status: number;
  readonly field: string | undefined;

  constructor(status: number, error: ErrorReply['error']) {
    super(error.message);
    this.code = error.code;
    this.status = status;
    this.field = error.field;
  }
}

/** The server could not be reached at all. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';

  constructor(cause: unknown) {
    super('The server cannot be reached. Check your connection; what you typed is kept.', { cause });
  }
}

export type Credentials = { readonly username: string; readonly password: string };

/** The recovery codes are shown once and never again. */
export type Claimed = { readonly me: Me; readonly recoveryCodes: readonly string[] };

/** The HTTP API, one method a route. Each rejects with ApiError, UnreachableError or the signal's AbortError. */
export const api = {
  me: () => call<{ me: Me | null }>('GET', '/me').then((reply) => reply.me),
  makeGuest: () => call<{ me: Me }>('POST', '/accounts/guest', { body: {} }).then((reply) => reply.me),
  rename: (name: string) => call<{ me: Me }>('PATCH', '/me', { body: { name } }).then((reply) => reply.me),
  claim: (credentials: Credentials) =>
    call<Claimed>('POST', '/accounts/claim', { body: { ...credentials, ageConfirmed: true } }),
  signIn: (credentials: Credentials & { readonly merge: boolean }) =>
    call<SignInReply>('POST', '/accounts/sign-in', { body: credentials }),
  signOut: () => call<unknown>('POST', '/accounts/sign-out', { body: {} }),
  recover: (request: Credentials & { readonly code: string }) =>
    call<unknown>('POST', '/accounts/recover', { body: request }),

  chapters: () => call<ChaptersReply>('GET', '/chapters'),
  lesson: (id: LessonId, dialect: Dialect) => call<LessonReply>('GET', `/lessons/${id}?dialect=${dialect}`),
  dataset: (id: string, dialect: Dialect) => call<DatasetReply>('GET', `/datasets/${id}?dialect=${dialect}`),
  hint: (exerciseId: ExerciseId, n: number) => call<HintReply>('GET', `/exercises/${exerciseId}/hints/${n}`),
  run: (request: RunRequest, signal: AbortSignal) =>
    call<RunReply>('POST', '/sandbox/runs', { body: request, signal }),
  attempt: (exerciseId: ExerciseId, request: AttemptRequest, signal: AbortSignal) =>
    call<AttemptReply>('POST', `/exercises/${exerciseId}/attempts`, { body: request, signal }),

  seat: (cityId: CityId, signal: AbortSignal) =>
    call<SeatReply>('POST', `/cities/${cityId}/seat`, { body: {}, signal }),
};

export type Api = typeof api;

type Request = { readonly body?: unknown; readonly signal?: AbortSignal };

async function call<T>(method: string, path: string, { body, signal }: Request = {}): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`/api/v1${path}`, {
      method,
      signal: signal ?? null,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
  } catch (fault) {
    if (signal?.aborted === true) throw fault;
    throw new UnreachableError(fault);
  }
  if (!response.ok) throw new ApiError(response.status, await readError(response));
  return (await response.json()) as T;
}

/** A proxy's error page has no code: the status must do. */
async function readError(response: Response): Promise<ErrorReply['error']> {
  const reply: unknown = await response.json().catch(() => null);
  const error = (reply as Partial<ErrorReply> | null)?.error;
  if (typeof error?.code === 'string' && typeof error.message === 'string') return error;
  const code: RefusalCode = response.status === 429 ? 'rate-limited' : 'internal';
  return { code, message: REFUSALS[code] };
}

/** What to tell a player about anything that was thrown. */
export function wordsFor(fault: unknown): string {
  return fault instanceof ApiError || fault instanceof UnreachableError ? fault.message : REFUSALS.internal;
}
