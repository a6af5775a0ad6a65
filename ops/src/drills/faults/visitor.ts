import { Agent, request } from 'node:http';
import { MeReply, type SeatReply } from '@sqltown/shared/api';
import type { CityId } from '@sqltown/shared/ids';

export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: unknown;
  readonly text: string;
  /** From the request's first byte to the answer's last. */
  readonly tookMs: number;
};

type Me = NonNullable<ReturnType<typeof MeReply.parse>['me']>;

const ANSWER_MS = 60_000;

/**
 * Somebody with a browser but no page: keeps cookies, names its origin, and sends whatever bytes it is told to.
 * Plain `node:http`, since `fetch` refuses the malformed requests that attackers send.
 */
export class Visitor {
  readonly base: string;
  readonly #cookies = new Map<string, string>();
  readonly #agent = new Agent({ keepAlive: true });

  constructor(base: string) {
    this.base = base;
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.send('GET', path, undefined, headers);
  }

  post(path: string, body: unknown = {}, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.send('POST', path, body, headers);
  }

  /** @param body sent as it is when it is a string, as JSON otherwise. @throws when no answer comes. */
  async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const payload = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
    const startedMs = performance.now();
    const ask = (): ReturnType<typeof exchange> =>
      exchange(`${this.base}${path}`, this.#agent, payload, {
        method,
        headers: {
          origin: this.base,
          ...(this.cookie === '' ? {} : { cookie: this.cookie }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
      });
    const answer = await ask().catch((error: unknown) => {
      if (error instanceof StaleConnection) return ask();
      throw error;
    });
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.#cookies.set(name, value);
    }
    const isJson = String(answer.headers['content-type']).startsWith('application/json');
    const parsed: unknown = isJson ? JSON.parse(answer.text) : answer.text;
    return { ...answer, body: parsed, tookMs: performance.now() - startedMs };
  }

  /** Becomes a guest. @throws when the server makes none. */
  async enter(): Promise<Me> {
    const answer = await this.post('/api/v1/accounts/guest');
    if (answer.status !== 200) throw new Error(`no guest was made: ${answer.status} ${answer.text}`);
    const { me } = MeReply.parse(answer.body);
    if (me === null) throw new Error('nobody was made');
    return me;
  }

  /** A ticket into a city. @throws with the refusal's code. */
  async seat(cityId: CityId): Promise<SeatReply> {
    const answer = await this.post(`/api/v1/cities/${cityId}/seat`);
    if (answer.status !== 200) throw new Error(codeOf(answer));
    return answer.body as SeatReply;
  }

  /** Closes the connections that it keeps. */
  leave(): void {
    this.#agent.destroy();
  }
}

/** The code of an error reply, or its status where it has none. */
export function codeOf({ body, status }: Pick<Answer, 'body' | 'status'>): string {
  const error = (body as { error?: { code?: unknown } } | null)?.error;
  return typeof error?.code === 'string' ? error.code : String(status);
}

/** The server closed a kept connection at the moment when it was used again: browsers ask anew. */
class StaleConnection extends Error {
  constructor(options: ErrorOptions) {
    super('the connection was closed', options);
  }
}

type Sending = { readonly method: string; readonly headers: Readonly<Record<string, string>> };

function exchange(
  url: string,
  agent: Agent,
  payload: string,
  sending: Sending,
): Promise<Pick<Answer, 'status' | 'headers' | 'text'>> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { ...sending, agent, timeout: ANSWER_MS }, (reply) => {
      const chunks: Buffer[] = [];
      reply.on('data', (chunk: Buffer) => chunks.push(chunk));
      reply.on('error', reject);
      reply.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        resolve({ status: reply.statusCode ?? 0, headers: reply.headers, text });
      });
    });
    asked.on('timeout', () => asked.destroy(new Error(`no answer within ${ANSWER_MS} ms`)));
    asked.on('error', (cause) => reject(asked.reusedSocket ? new StaleConnection({ cause }) : cause));
    asked.end(payload);
  });
}
