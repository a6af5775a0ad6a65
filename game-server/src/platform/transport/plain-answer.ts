import type { Router } from '@colyseus/core';
import type { Answer } from './incoming.ts';

/** The router alone, without the HTTP edge before it: enough for rooms, which need matchmaking only. */
export function plainAnswer(router: Router): Answer {
  return async ({ method, url, headers, body, signal }) => {
    const bytes = await body;
    if (typeof bytes === 'string') return new Response(null, { status: 413 });
    const carried = bytes.byteLength > 0 ? { body: bytes } : {};
    return router.handler(new Request(`http://server${url}`, { method, headers, signal, ...carried }));
  };
}
