import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Router } from '@colyseus/core';
import { type TransportOptions, WebSocketTransport } from '@colyseus/ws-transport';
import { type Connections, FULL_HOUSE } from './full-house.ts';
import { type Answer, BodyCollector, hasBody, type Incoming } from './incoming.ts';
import { bodyOf } from './json-reply.ts';

const REQUEST_TIMEOUT_MS = 30_000;

/**
 * Node's own HTTP server with `ws`. Colyseus' transport binds routes to its `server` with open CORS headers
 * and no body limit; keeping the server to ourselves makes it call `bindRouter` instead, as with uWebSockets.js.
 */
export class NodeTransport extends WebSocketTransport {
  readonly #server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS });
  readonly #answerWith: (router: Router) => Answer;

  constructor(answerWith: (router: Router) => Answer, connections: Connections, options: TransportOptions) {
    super({ ...options, noServer: true });
    this.#answerWith = answerWith;
    this.#server.on('connection', (socket) => {
      socket.once('close', () => connections.went());
      if (!connections.came()) turnAway(socket);
    });
    this.listenForUpgrade(this.#server);
  }

  override bindRouter(router: Router): void {
    const answer = this.#answerWith(router);
    this.#server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      void answer(readIncoming(request, response)).then((reply) =>
        writeReply(response, reply, request.method),
      );
    });
  }

  override listen(
    port: number,
    hostname?: string,
    backlog?: number,
    onListening?: (error?: Error) => void,
  ): this {
    this.#server.once('error', (error) => onListening?.(error));
    this.#server.listen(port, hostname, backlog, () => {
      this.autoTerminateUnresponsiveClients(this.pingIntervalMS, this.pingMaxRetries);
      onListening?.();
    });
    return this;
  }

  override shutdown(): void {
    clearInterval(this.pingInterval);
    this.wss.close();
    this.#server.close();
    this.#server.closeIdleConnections();
  }
}

function turnAway(socket: Socket): void {
  const { status, headers, body } = FULL_HOUSE;
  const lines = Object.entries({ ...headers, 'content-length': String(Buffer.byteLength(body)) });
  socket.end(
    `HTTP/1.1 ${status}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`,
  );
  socket.destroySoon();
}

function readIncoming(request: IncomingMessage, response: ServerResponse): Incoming {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const method = request.method ?? 'GET';
  return {
    method,
    url: request.url ?? '/',
    headers,
    peerAddress: request.socket.remoteAddress ?? '',
    signal: gone.signal,
    body: hasBody(method) ? readBody(request) : Promise.resolve(new Uint8Array()),
  };
}

function readBody(request: IncomingMessage): Incoming['body'] {
  const collector = new BodyCollector();
  request.on('data', (chunk: Buffer) => collector.add(chunk));
  request.once('end', () => collector.end());
  request.once('error', () => collector.end());
  return collector.done;
}

async function writeReply(
  response: ServerResponse,
  reply: Response,
  method: string | undefined,
): Promise<void> {
  const text = await bodyOf(reply);
  const body = typeof text === 'string' ? text : Buffer.from(text);
  if (response.destroyed) return;
  response.statusCode = reply.status;
  for (const [name, value] of reply.headers) {
    if (name !== 'set-cookie' && name !== 'content-length') response.setHeader(name, value);
  }
  const cookies = reply.headers.getSetCookie();
  if (cookies.length > 0) response.setHeader('set-cookie', cookies);
  if (reply.status !== 204 && reply.status !== 304) {
    response.setHeader('content-length', reply.headers.get('content-length') ?? Buffer.byteLength(body));
  }
  response.end(method === 'HEAD' ? undefined : body);
}
