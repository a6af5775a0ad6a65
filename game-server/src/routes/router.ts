import { createEndpoint, createRouter, type Endpoint } from '@colyseus/core';
import type { Refusal } from '@sqltown/shared/refusals';
import { APIError } from 'better-auth/api';
import type { z } from 'zod';
import { type Accounts, may } from '../features/accounts/index.ts';
import { errorReply, refusalReply, type RequestScope, scopeOf } from '../platform/http/index.ts';
import type { Allowance, Limit, Limits } from '../platform/limits/index.ts';
import { jsonReply } from '../platform/transport/index.ts';
import { openApiPage } from './openapi.ts';
import type { Access, Call, Route, WithHeaders } from './route.ts';

export const API_VERSION = 'v1';

/** What one player may do unless a route says otherwise: 20 a second, in bursts of 60. */
const MUTATIONS: Allowance = { points: 60, seconds: 3 };
/**
 * Coming in, by address: those who aren't anybody yet are told apart by nothing else, and a school's classes come in at
 * once. Guests and tries at passwords have limits of their own beside this one.
 */
const ARRIVALS: Allowance = { points: 600, seconds: 3 };

export type RouterOptions = {
  readonly routes: readonly Route[];
  /** Endpoints outside /api, such as /healthz. */
  readonly plain: Readonly<Record<string, Endpoint>>;
  readonly accounts: Pick<Accounts, 'whoIs'>;
  readonly limits: Limits;
  /** True once the server's rooms are gone: changes are turned away, reads go on. */
  isClosing(): boolean;
};

/** Colyseus' router over all routes: each at /api/v1/… and, as an alias of the newest version, at /api/… */
export function buildRouter(options: RouterOptions): ReturnType<typeof createRouter> {
  const mutations = options.limits('mutations', MUTATIONS);
  const arrivals = options.limits('arrivals', ARRIVALS);
  const usual = ({ method, access }: Route): Limit | null => {
    if (method === 'GET') return null;
    return access === 'anyone' ? arrivals : mutations;
  };
  const endpoints: Record<string, Endpoint> = { ...options.plain };
  for (const route of options.routes) {
    const ownLimit =
      route.limit === null ? null : options.limits(`${route.method} ${route.path}`, route.limit);
    const limit = ownLimit ?? usual(route);
    for (const base of [`/api/${API_VERSION}`, '/api']) {
      endpoints[`${route.method} ${base}${route.path}`] = createEndpoint(
        `${base}${route.path}`,
        { method: route.method, disableBody: true },
        async ({ request, params, query }) =>
          carryOut(options, { route, limit, request, params, query }).catch(rethrowWrapped),
      );
    }
  }
  const page = openApiPage(options.routes);
  endpoints['openapi'] = createEndpoint(`/api/${API_VERSION}/openapi.json`, { method: 'GET' }, async () =>
    Response.json(page),
  );
  return createRouter(endpoints, { onError: rethrow });
}

type Visit = {
  readonly route: Route;
  readonly limit: Limit | null;
  readonly request: Request | undefined;
  readonly params: unknown;
  readonly query: unknown;
};

async function carryOut(options: RouterOptions, visit: Visit): Promise<Response> {
  const { route, limit, request } = visit;
  const scope = scopeOf(request);
  if (request === undefined) return errorReply('internal');
  if (route.method !== 'GET' && options.isClosing()) return errorReply('draining');
  const account = await options.accounts.whoIs(request.headers);
  if (account === null && route.access === 'player') return errorReply('signed-out');
  if (route.permission !== null && !may(account?.roles ?? [], route.permission))
    return errorReply('forbidden');
  const key = route.limit?.by === 'address' || account === null ? scope.clientAddress : account.playerId;
  const waitSeconds = (await limit?.take(key)) ?? 0;
  if (waitSeconds > 0) return errorReply('rate-limited', { retryAfterSeconds: waitSeconds });

  const inputs = parseInputs(visit, scope);
  if (inputs instanceof Response) return inputs;
  const call: Call<unknown, unknown, unknown, Access> = {
    ...inputs,
    account,
    headers: request.headers,
    scope,
    signal: scope.signal,
  };
  return toReply(await route.handle(call));
}

type Inputs = Pick<Call<unknown, unknown, unknown, Access>, 'params' | 'query' | 'body'>;

function parseInputs({ route, params, query }: Visit, { json }: RequestScope): Inputs | Response {
  if (route.body === null && json !== undefined) return errorReply('input-invalid', { field: 'body' });
  const parsed = {
    params: route.params.safeParse(params ?? {}),
    query: route.query.safeParse(query ?? {}),
    body: route.body?.safeParse(json) ?? { success: true as const, data: undefined },
  };
  for (const result of Object.values(parsed)) if (!result.success) return issueReply(result.error);
  return { params: parsed.params.data, query: parsed.query.data, body: parsed.body.data };
}

/** Names the first field that is wrong and says why, in the schema's own words. */
function issueReply(error: z.ZodError): Response {
  const issue = error.issues[0];
  const unknownKey = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const field = [...(issue?.path ?? []), ...(unknownKey === undefined ? [] : [unknownKey])]
    .map(String)
    .join('.');
  return errorReply('input-invalid', { message: issue?.message ?? 'That is not valid.', field });
}

function toReply(result: unknown): Response {
  if (isRefusal(result)) return refusalReply(result);
  if (hasHeaders(result)) return jsonReply(result.reply, { headers: result.headers });
  return jsonReply(result);
}

function isRefusal(result: unknown): result is Refusal {
  return typeof result === 'object' && result !== null && 'kind' in result && result.kind === 'refused';
}

function hasHeaders(result: unknown): result is WithHeaders<unknown> {
  return typeof result === 'object' && result !== null && 'kind' in result && result.kind === 'with-headers';
}

/** Faults go on to the edge, which logs them and answers in our words. */
function rethrow(error: unknown): never {
  throw error;
}

/** Errors of better-auth are wrapped: an endpoint would answer those by itself, in their words. */
function rethrowWrapped(error: unknown): never {
  throw error instanceof APIError ? new Error('better-auth failed', { cause: error }) : error;
}
