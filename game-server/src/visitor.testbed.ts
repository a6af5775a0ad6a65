import { type ErrorReply, MeReply } from '@sqltown/shared/api';

export type Answer = { readonly status: number; readonly body: unknown; readonly headers: Headers };

/** A browser without a page: keeps cookies and names its origin. */
export class Visitor {
  readonly #base: string;
  readonly #cookies = new Map<string, string>();

  constructor(base: string) {
    this.#base = base;
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  get(path: string): Promise<Answer> {
    return this.send('GET', path);
  }

  post(path: string, body?: unknown): Promise<Answer> {
    return this.send('POST', path, body);
  }

  async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const reply = await fetch(`${this.#base}${path}`, {
      method,
      headers: {
        origin: this.#base,
        ...(this.cookie === '' ? {} : { cookie: this.cookie }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    for (const cookie of reply.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      this.#cookies.set(name, value);
    }
    const text = await reply.text();
    const isJson = reply.headers.get('content-type')?.startsWith('application/json') ?? false;
    return { status: reply.status, body: isJson ? JSON.parse(text) : text, headers: reply.headers };
  }

  /** Becomes a guest. */
  async enter(): Promise<NonNullable<MeReply['me']>> {
    const { body } = await this.post('/api/v1/accounts/guest');
    const { me } = MeReply.parse(body);
    if (me === null) throw new Error('nobody was made');
    return me;
  }
}
type MeReply = ReturnType<typeof MeReply.parse>;

/** The code of an error reply, or what came instead. */
export function codeOf({ body }: Answer): unknown {
  return (body as Partial<ErrorReply>).error?.code ?? body;
}
