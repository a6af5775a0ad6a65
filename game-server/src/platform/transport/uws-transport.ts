import { STATUS_CODES } from 'node:http';
import type { Router } from '@colyseus/core';
import { type TransportOptions, uWebSocketsTransport } from '@colyseus/uwebsockets-transport';
import { type HttpRequest, type HttpResponse, us_listen_socket_close } from 'uWebSockets.js';
import { type Connections, FULL_HOUSE } from './full-house.ts';
import { type Answer, BodyCollector, hasBody, type Incoming } from './incoming.ts';
import { bodyOf } from './json-reply.ts';

/** A second listener on the port is refused instead of sharing it silently. */
const LISTEN_EXCLUSIVELY = 1;

type Wrappers = uWebSocketsTransport['clientWrappers'];
type Wrapper = NonNullable<ReturnType<Wrappers['get']>>;

/** Of what uWebSockets.js gives for a connection: who hears what it brings. */
const HEARING = Symbol('hearing');
type Native = { [HEARING]?: Hearing | undefined };

/** uWebSockets.js with our own HTTP edge: body limits, peer addresses and no open CORS headers. */
export class UwsTransport extends uWebSocketsTransport {
  readonly #answerWith: (router: Router) => Answer;
  readonly #connections: Connections;
  #socket: unknown = null;

  constructor(answerWith: (router: Router) => Answer, connections: Connections, options: TransportOptions) {
    super(options);
    // Colyseus looks for it at every message; as a property it is found in a fraction of a weak map's time.
    this.clientWrappers = onTheConnection();
    this.#answerWith = answerWith;
    this.#connections = connections;
    this.app.filter((response: HttpResponse, change: number) => {
      if (change < 0) connections.went();
      else if (!connections.came()) turnAway(response);
    });
  }

  override bindRouter(router: Router): void {
    const answer = this.#answerWith(router);
    this.app.any('/*', (response: HttpResponse, request: HttpRequest) => {
      const { incoming, client } = readIncoming(response, request);
      void answer(incoming).then((reply) => writeReply(client, reply));
    });
  }

  override listen(
    port: number,
    hostname?: string,
    _backlog?: number,
    onListening?: (error?: Error) => void,
  ): this {
    this.app.listen(hostname ?? '0.0.0.0', port, LISTEN_EXCLUSIVELY, (socket: unknown) => {
      this.#socket = socket;
      onListening?.(
        socket ? undefined : Object.assign(new Error('the port is taken'), { code: 'EADDRINUSE' }),
      );
    });
    return this;
  }

  protected override onConnection(
    client: Parameters<uWebSocketsTransport['onConnection']>[0],
  ): Promise<void> {
    const connecting = super.onConnection(client);
    // The filter isn't told of the end of what has become a WebSocket.
    (client as Native)[HEARING]?.wrapper.on('close', () => this.#connections.went());
    return connecting;
  }

  override shutdown(): void {
    if (this.#socket !== null) us_listen_socket_close(this.#socket);
    this.#socket = null;
  }
}

/**
 * Stands before the object that Colyseus keeps for a connection, and has a message go straight to the only one who
 * listens for messages, where there is one. Each connection's objects have left the processor's caches when its next
 * message comes: what an emitter looks through costs more than what is done with the message.
 */
class Hearing {
  readonly wrapper: Wrapper;
  #only: ((frame: Buffer) => void) | null = null;

  constructor(wrapper: Wrapper) {
    this.wrapper = wrapper;
    wrapper.on('newListener', () => (this.#only = null));
    wrapper.on('removeListener', () => (this.#only = null));
  }

  /** As an emitter's. */
  emit(event: string, value: unknown): boolean {
    if (event === 'message' && this.#only !== null) this.#only(value as Buffer);
    else return this.#emitToAll(event, value);
    return true;
  }

  #emitToAll(event: string, value: unknown): boolean {
    const is = this.wrapper.emit(event, value);
    const all = this.wrapper.rawListeners('message');
    this.#only = all.length === 1 ? (all[0] as (frame: Buffer) => void) : null;
    return is;
  }
}

function onTheConnection(): Wrappers {
  return {
    get: (client: Native) => client[HEARING] as unknown as Wrapper | undefined,
    set(client: Native, wrapper: Wrapper) {
      client[HEARING] = new Hearing(wrapper);
      return this;
    },
    has: (client: Native) => client[HEARING] !== undefined,
    delete(client: Native) {
      client[HEARING] = undefined;
      return true;
    },
    [Symbol.toStringTag]: 'WeakMap',
  };
}

function turnAway(response: HttpResponse): void {
  response.writeStatus(FULL_HOUSE.status);
  for (const [name, value] of Object.entries(FULL_HOUSE.headers)) response.writeHeader(name, value);
  response.end(FULL_HOUSE.body, true);
}

type Client = { readonly response: HttpResponse; readonly gone: AbortSignal; readonly method: string };

/** Everything is read here and now: the request object is void after the handler returns. */
function readIncoming(response: HttpResponse, request: HttpRequest): { incoming: Incoming; client: Client } {
  const gone = new AbortController();
  response.onAborted(() => gone.abort());
  const headers = new Headers();
  request.forEach((name, value) => headers.append(name, value));
  const method = request.getMethod().toUpperCase();
  const query = request.getQuery();
  const incoming: Incoming = {
    method,
    url: query ? `${request.getUrl()}?${query}` : request.getUrl(),
    headers,
    peerAddress: plainAddress(Buffer.from(response.getRemoteAddressAsText()).toString()),
    signal: gone.signal,
    body: hasBody(method) ? readBody(response) : Promise.resolve(new Uint8Array()),
  };
  return { incoming, client: { response, gone: gone.signal, method } };
}

function readBody(response: HttpResponse): Incoming['body'] {
  const collector = new BodyCollector();
  response.onData((chunk, isLast) => {
    collector.add(new Uint8Array(chunk));
    if (isLast) collector.end();
  });
  return collector.done;
}

async function writeReply({ response, gone, method }: Client, reply: Response): Promise<void> {
  const body = await bodyOf(reply);
  if (gone.aborted) return;
  response.cork(() => {
    response.writeStatus(`${reply.status} ${STATUS_CODES[reply.status] ?? ''}`);
    for (const [name, value] of reply.headers) {
      if (name !== 'content-length') response.writeHeader(name, value);
    }
    if (method === 'HEAD')
      response.endWithoutBody(Number(reply.headers.get('content-length') ?? Buffer.byteLength(body)));
    else if (reply.status === 204 || reply.status === 304) response.endWithoutBody();
    else response.end(body);
  });
}

/** uWebSockets.js writes IPv6 in full; an IPv4 client of a dual-stack socket is written as IPv4. */
function plainAddress(text: string): string {
  const mapped = /^0000:0000:0000:0000:0000:ffff:([0-9a-f]{2})([0-9a-f]{2}):([0-9a-f]{2})([0-9a-f]{2})$/.exec(
    text,
  );
  if (mapped)
    return mapped
      .slice(1)
      .map((part) => Number.parseInt(part, 16))
      .join('.');
  return text === '0000:0000:0000:0000:0000:0000:0000:0001' ? '::1' : text;
}
