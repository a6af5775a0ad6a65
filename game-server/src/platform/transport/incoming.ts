/** JSON bodies are small: the largest is a query of 20,000 characters. */
export const MAX_BODY_BYTES = 64 * 1024;
/** Beyond this an upload isn't even read to its end before it is refused. */
const MAX_DISCARDED_BYTES = 4 * 1024 * 1024;
/** A body that takes longer is a slow-loris. */
const BODY_TIMEOUT_MS = 10_000;

export type Body = Uint8Array<ArrayBuffer> | 'too-large' | 'too-slow';

/** A request as either transport hands it over. */
export type Incoming = {
  readonly method: string;
  /** Path and query, as sent. */
  readonly url: string;
  readonly headers: Headers;
  /** The other end of the socket: a client or a proxy. */
  readonly peerAddress: string;
  /** Aborts when the client goes away before the answer. */
  readonly signal: AbortSignal;
  readonly body: Promise<Body>;
};

export type Answer = (incoming: Incoming) => Promise<Response>;

/** Collects a body chunk by chunk: keeps up to the limit, counts what is beyond it, and gives up on the slow. */
export class BodyCollector {
  readonly done: Promise<Body>;
  #chunks: Uint8Array[] = [];
  #bytes = 0;
  #settle: (body: Body) => void = () => undefined;
  readonly #timer: NodeJS.Timeout;

  constructor() {
    this.done = new Promise((resolve) => {
      this.#settle = resolve;
    });
    this.#timer = setTimeout(() => this.#finish('too-slow'), BODY_TIMEOUT_MS);
    this.#timer.unref();
  }

  /** `chunk` is copied: the transport may use its memory again. */
  add(chunk: Uint8Array): void {
    this.#bytes += chunk.byteLength;
    if (this.#bytes > MAX_BODY_BYTES) this.#chunks = [];
    else this.#chunks.push(chunk.slice());
    if (this.#bytes > MAX_DISCARDED_BYTES) this.#finish('too-large');
  }

  end(): void {
    this.#finish(this.#bytes > MAX_BODY_BYTES ? 'too-large' : new Uint8Array(Buffer.concat(this.#chunks)));
  }

  #finish(body: Body): void {
    clearTimeout(this.#timer);
    this.#settle(body);
  }
}

/** Whether a method carries a body that has to be read. */
export function hasBody(method: string): boolean {
  return method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';
}
