import { createHash, timingSafeEqual } from 'node:crypto';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { refuse } from '@sqltown/shared/refusals';
import type { Logger } from 'pino';
import { GradeOrder, RunOrder } from '../protocol/messages.ts';
import type { Sandbox } from '../sandbox.ts';

/** The longest SQL there is, each character escaped in JSON, and some room for the rest. */
const MAX_BODY_BYTES = 256 * 1024;

export type HostParts = {
  readonly sandbox: Sandbox;
  /** Whoever asks must show it, as a bearer token; at least 16 characters. */
  readonly token: string;
  readonly logger: Logger;
};

type Answer = { readonly status: number; readonly body: unknown };

/**
 * A sandbox over HTTP, for servers on other machines:
 *
 *     POST /v1/runs, /v1/grades   an order, answered with the reply; a client that hangs up cancels it
 *     GET /v1/health              how much waits and runs
 *
 * All of it needs the token. 400 for an order that isn't one, 401 without the token, 413 for too much.
 */
export function createHost({ sandbox, token, logger }: HostParts): Server {
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      logger.error({ err: error }, 'host.request-failed');
      response.destroy();
    });
  });
  return server;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, body } = isAllowed(request.headers.authorization)
      ? await route(request, response)
      : { status: 401, body: { error: 'Send the token that this host was started with.' } };
    if (response.destroyed) return;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  }

  async function route(request: IncomingMessage, response: ServerResponse): Promise<Answer> {
    const asked = `${request.method} ${request.url}`;
    if (asked === 'GET /v1/health') return { status: 200, body: sandbox.health() };
    if (asked !== 'POST /v1/runs' && asked !== 'POST /v1/grades') {
      return { status: 404, body: { error: 'There is /v1/runs, /v1/grades and /v1/health.' } };
    }
    const text = await read(request);
    if (text === null) return { status: 413, body: refuse('input-invalid') };
    const signal = hangUp(response);
    const json = parseJson(text);
    if (asked === 'POST /v1/runs') {
      const order = RunOrder.safeParse(json);
      return order.success ? { status: 200, body: await sandbox.run(order.data, signal) } : notAnOrder();
    }
    const order = GradeOrder.safeParse(json);
    return order.success ? { status: 200, body: await sandbox.grade(order.data, signal) } : notAnOrder();
  }

  /** Hashed first, so that neither length nor content shows in the time it takes. */
  function isAllowed(header: string | undefined): boolean {
    return timingSafeEqual(digest(header ?? ''), digest(`Bearer ${token}`));
  }
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const notAnOrder = (): Answer => ({ status: 400, body: refuse('input-invalid') });

/** Null for more than there can be; the rest is read and dropped, so that the answer arrives. */
async function read(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  return bytes > MAX_BODY_BYTES ? null : Buffer.concat(chunks).toString();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What is no JSON is no order either: the schema says so.
    return undefined;
  }
}

/** Aborted when the client goes before it has its answer. */
function hangUp(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.on('close', () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}
