import { randomUUID } from 'node:crypto';
import type { Router } from '@colyseus/core';
import type { Limit } from '../limits/index.ts';
import type { Logger } from '../logger/index.ts';
import type { Metrics } from '../metrics/index.ts';
import { type Answer, hasBody, type Incoming, type OriginPolicy } from '../transport/index.ts';
import type { Addresses } from './addresses.ts';
import { isDatabaseAway } from '../postgres/index.ts';
import { errorReply } from './errors.ts';
import { parseJsonBody } from './json-body.ts';
import { type RequestScope, setScope } from './request-scope.ts';
import type { SecurityHeaders } from './security-headers.ts';
import type { StaticFiles } from './static-files.ts';

export type EdgeOptions = {
  readonly allowsOrigin: OriginPolicy;
  /** Foreign pages that are welcome: they get CORS headers. */
  readonly welcome: ReadonlySet<string>;
  readonly addressOf: Addresses;
  /** Coarse, by address: a school shares one. */
  readonly addressLimit: Limit;
  readonly files: StaticFiles;
  readonly secure: SecurityHeaders;
  readonly metrics: Metrics;
  readonly log: Logger;
};

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
/** A room's ticket comes as an authorization. */
const CORS_HEADERS = 'content-type, authorization';
const CORS_MAX_AGE_SECONDS = 600;

/**
 * What stands before every route, on either transport, in this order: origin, file, route, address limit,
 * body (size, type, JSON). Then the route answers; then headers, metrics and one log line.
 */
export function createEdge(options: EdgeOptions): (router: Router) => Answer {
  const { addressOf, secure, metrics, log } = options;
  return (router) => async (incoming) => {
    const startedAt = performance.now();
    const requestId = randomUUID();
    const forwardedFor = incoming.headers.get('x-forwarded-for');
    const path = incoming.url.split('?', 1)[0] ?? '/';
    const method = incoming.method === 'HEAD' ? 'GET' : incoming.method;
    const visit: Visit = {
      incoming,
      router,
      path,
      method,
      // The pattern, so that ids don't become labels.
      route: router.findRoute(method, path)?.data.path ?? null,
      scope: {
        requestId,
        clientAddress: addressOf(incoming.peerAddress, forwardedFor),
        isDirect: forwardedFor === null && !incoming.headers.has('forwarded'),
        signal: incoming.signal,
      },
    };
    const reply = await answerSafely(options, visit);
    setHeaders(reply.headers, visit, options.welcome);
    secure(reply.headers, visit.path);
    const seconds = (performance.now() - startedAt) / 1000;
    const request = { route: visit.route ?? 'file', method: visit.method, status: reply.status, seconds };
    metrics.httpAnswered(request);
    log[reply.status >= 500 ? 'warn' : 'debug']({ requestId, ...request }, 'http.answered');
    return reply;
  };
}

type Visit = {
  readonly incoming: Incoming;
  readonly router: Router;
  readonly path: string;
  readonly method: string;
  readonly route: string | null;
  readonly scope: Omit<RequestScope, 'json'>;
};

async function answerSafely(options: EdgeOptions, visit: Visit): Promise<Response> {
  try {
    return await answer(options, visit);
  } catch (error) {
    const { requestId } = visit.scope;
    options.log.error({ requestId, error, path: visit.path }, 'http.failed');
    return errorReply(isDatabaseAway(error) ? 'saving-paused' : 'internal');
  }
}

async function answer(options: EdgeOptions, visit: Visit): Promise<Response> {
  const { incoming, method, path, route, router } = visit;
  if (isForeign(options.allowsOrigin, visit)) return errorReply('origin-foreign');
  if (method === 'OPTIONS') return new Response(null, { status: 204 });
  if (method === 'GET') {
    const file = await options.files.answer(path, incoming.headers);
    if (file !== null) return file;
  }
  if (route === null) {
    const isOther = METHODS.some((other) => router.findRoute(other, path) !== undefined);
    return errorReply(isOther ? 'method-wrong' : 'not-found');
  }
  const waitSeconds = await options.addressLimit.take(visit.scope.clientAddress);
  if (waitSeconds > 0) return errorReply('rate-limited', { retryAfterSeconds: waitSeconds });
  return routed(visit, options.log);
}

/** Browsers name the page's origin on every mutation; what names none is no page, and holds no page's cookies. */
function isForeign(allowsOrigin: OriginPolicy, { incoming, method }: Visit): boolean {
  const origin = incoming.headers.get('origin');
  const host = incoming.headers.get('host');
  if (origin !== null) return (method !== 'GET' || origin === 'null') && !allowsOrigin(origin, host);
  const site = incoming.headers.get('sec-fetch-site');
  return method !== 'GET' && site !== null && site !== 'same-origin' && site !== 'none';
}

async function routed({ incoming, method, path, router, scope }: Visit, log: Logger): Promise<Response> {
  const body = await incoming.body;
  if (body === 'too-large') return errorReply('body-too-large');
  if (body === 'too-slow') return errorReply('body-too-slow');
  let json: unknown;
  if (body.byteLength > 0) {
    const type = incoming.headers.get('content-type') ?? '';
    if (!/^application\/json\s*(?:;|$)/i.test(type)) return errorReply('content-type');
    const parsed = parseJsonBody(body);
    if (parsed.kind === 'bad')
      return parsed.field === undefined
        ? errorReply('body-not-json')
        : errorReply('input-invalid', { field: parsed.field });
    json = parsed.value;
  }
  const url = URL.parse(`http://server${incoming.url}`);
  if (url === null) return errorReply('input-invalid');
  const request = new Request(url, {
    method,
    headers: incoming.headers,
    ...(hasBody(method) && body.byteLength > 0 ? { body } : {}),
  });
  setScope(request, { ...scope, json });
  const reply = await router.handler(request);
  const isBare = reply.status === 404 && !reply.headers.has('content-type');
  if (isBare) return errorReply('not-found');
  if (reply.status >= 500 && !reply.headers.has('content-type')) {
    log.error({ requestId: scope.requestId, path }, 'http.failed');
    return errorReply('internal');
  }
  return reply;
}

/** Added to the reply's own headers: a copy of the reply would read its body as a stream. */
function setHeaders(headers: Headers, { incoming, scope }: Visit, welcome: ReadonlySet<string>): void {
  headers.set('x-request-id', scope.requestId);
  const origin = incoming.headers.get('origin');
  if (origin === null || !welcome.has(origin)) return;
  headers.set('access-control-allow-origin', origin);
  headers.set('access-control-allow-credentials', 'true');
  headers.set('access-control-allow-methods', METHODS.join(', '));
  headers.set('access-control-allow-headers', CORS_HEADERS);
  headers.set('access-control-max-age', String(CORS_MAX_AGE_SECONDS));
  headers.append('vary', 'origin');
}
