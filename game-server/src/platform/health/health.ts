import { createHash, timingSafeEqual } from 'node:crypto';
import { createEndpoint, type Endpoint } from '@colyseus/core';
import { errorReply, isLoopback, type RequestScope, scopeOf } from '../http/index.ts';
import type { Metrics } from '../metrics/index.ts';

/** A check that doesn't answer in this time counts as failed. */
const CHECK_MS = 2_000;

export type HealthParts = {
  readonly checks: Readonly<Record<string, () => Promise<boolean>>>;
  /** What is told, but doesn't make the process unready: it can do its work without. */
  readonly notes: Readonly<Record<string, () => unknown>>;
  /** Figures about the database, for people; throws when it can't be asked. */
  database(): Promise<Readonly<Record<string, unknown>>>;
  isDraining(): boolean;
  readonly metrics: Metrics;
  /** Who reads /metrics must bring it; without one only this machine may. */
  readonly metricsToken: string | undefined;
};

/**
 * /healthz: the process answers. /readyz: it can do its work; 503 tells a load balancer to send nobody.
 * /health/database: how the database is. /metrics: for Prometheus.
 */
export function healthEndpoints(parts: HealthParts): Record<string, Endpoint> {
  return {
    healthz: createEndpoint('/healthz', { method: 'GET' }, async () => Response.json({ ok: true })),
    readyz: createEndpoint('/readyz', { method: 'GET' }, async () => ready(parts)),
    database: createEndpoint('/health/database', { method: 'GET' }, async ({ request }) => {
      if (!mayRead(scopeOf(request), request, parts.metricsToken)) return errorReply('forbidden');
      const startedAt = performance.now();
      const figures = await within(parts.database(), null);
      if (figures === null) return Response.json({ ok: false }, { status: 503 });
      return Response.json({ ok: true, pingMs: Math.round(performance.now() - startedAt), ...figures });
    }),
    metrics: createEndpoint('/metrics', { method: 'GET' }, async ({ request }) => {
      if (!mayRead(scopeOf(request), request, parts.metricsToken)) return errorReply('forbidden');
      const { contentType, text } = await parts.metrics.render();
      return new Response(text, { headers: { 'content-type': contentType } });
    }),
  };
}

async function ready(parts: HealthParts): Promise<Response> {
  const isDraining = parts.isDraining();
  const results = await Promise.all(
    Object.entries(parts.checks).map(async ([name, check]) => [name, await within(check(), false)] as const),
  );
  const notes = Object.entries(parts.notes).map(([name, read]) => [name, read()] as const);
  const all = { ...Object.fromEntries([...results, ...notes]), draining: isDraining };
  const isReady = !isDraining && results.every(([, isFine]) => isFine);
  return Response.json({ ready: isReady, ...all }, { status: isReady ? 200 : 503 });
}

/** The promise's value, or `otherwise` when it fails or takes too long. */
function within<T>(promise: Promise<T>, otherwise: T): Promise<T> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(otherwise), CHECK_MS);
    promise.then(resolve, () => resolve(otherwise)).finally(() => clearTimeout(timer));
  });
}

function mayRead(scope: RequestScope, request: Request | undefined, token: string | undefined): boolean {
  if (token === undefined) return scope.isDirect && isLoopback(scope.clientAddress);
  const given = /^Bearer (.+)$/i.exec(request?.headers.get('authorization') ?? '')?.[1] ?? '';
  return timingSafeEqual(digest(given), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
