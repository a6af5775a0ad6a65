import { APIError } from 'better-auth/api';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { setScope } from '#platform/http/request-scope.ts';
import { localLimits } from '#platform/limits/index.ts';
import { route } from './route.ts';
import { buildRouter } from './router.ts';

it('[H8] leaves it to the edge to answer for what failed, better-auth included', async () => {
  const failure = new APIError('INTERNAL_SERVER_ERROR', { message: 'Failed to get session' });
  const router = buildRouter({
    routes: [
      route({
        method: 'GET',
        path: '/hello',
        summary: 'Hello',
        access: 'anyone',
        reply: z.object({}),
        handle: () => Promise.resolve({}),
      }),
    ],
    plain: {},
    accounts: { whoIs: () => Promise.reject(failure) },
    isClosing: () => false,
    limits: localLimits,
  });
  const request = new Request('http://server/api/v1/hello');
  setScope(request, {
    requestId: 'r1',
    clientAddress: '127.0.0.1',
    isDirect: true,
    json: undefined,
    signal: new AbortController().signal,
  });
  await expect(router.handler(request)).rejects.toMatchObject({ cause: failure });
});
