import { ErrorReply, type Me, MeReply, SeatReply } from '@sqltown/shared/api';
import type { CityId, PlayerId } from '@sqltown/shared/ids';
import type { z } from 'zod';
import { type Town, originOf } from './town.ts';

/** An HTTP request that takes longer is given up, as a browser's user would. */
const ANSWER_MS = 8_000;

/** The server answered, and said no; `code` is a refusal's. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly code: string;
  /** How long to wait before asking again; 0 where the server doesn't say. */
  readonly waitMs: number;

  constructor(code: string, message: string, waitMs = 0) {
    super(`${code}: ${message}`);
    this.code = code;
    this.waitMs = waitMs;
  }
}

/** A browser session without a browser: keeps cookies, names its origin, and knows who it is. */
export class Guest {
  readonly #town: Town;
  readonly #cookies = new Map<string, string>();
  /** Which of the town's origins it knocks at, counted round; moves on when one doesn't answer. */
  door: number;
  #me: Me | null = null;

  constructor(town: Town, door: number) {
    this.#town = town;
    this.door = door;
  }

  /** Who this is. @throws before `signIn`. */
  get me(): Me {
    if (this.#me === null) throw new Error('this guest has not signed in');
    return this.#me;
  }

  /** Becomes a new guest of the town. */
  async signIn(): Promise<Me> {
    const { me } = await this.#call('POST', '/accounts/guest', MeReply);
    if (me === null) throw new Error('the town made no guest');
    this.#me = me;
    return me;
  }

  /** Finds or opens the city's room; `origin` is the one that answered. @throws Refused, or what the network did. */
  async seat(cityId: CityId): Promise<{ readonly seat: SeatReply; readonly origin: string }> {
    const origin = originOf(this.#town, this.door);
    return { seat: await this.#call('POST', `/cities/${cityId}/seat`, SeatReply), origin };
  }

  /** Lets somebody build in one's own city; this founds it. */
  async letBuild(cityId: CityId, playerId: PlayerId): Promise<void> {
    await this.#send('PUT', `/cities/${cityId}/members/${playerId}`, { role: 'builder' });
  }

  async #call<Reply extends z.ZodType>(method: string, path: string, reply: Reply): Promise<z.infer<Reply>> {
    return reply.parse(await this.#send(method, path, {}));
  }

  async #send(method: string, path: string, body: object): Promise<unknown> {
    const origin = originOf(this.#town, this.door);
    let response: Response;
    try {
      response = await fetch(`${origin}/api/v1${path}`, {
        method,
        body: JSON.stringify(body),
        headers: { origin, 'content-type': 'application/json', cookie: this.#cookie },
        signal: AbortSignal.timeout(ANSWER_MS),
      });
    } catch (fault) {
      this.door += 1;
      throw fault;
    }
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      this.#cookies.set(name, value);
    }
    const said: unknown = await response.json();
    if (response.ok) return said;
    const { error } = ErrorReply.parse(said);
    // A process that is about to stop says so: the next one takes newcomers.
    if (error.code === 'draining') this.door += 1;
    throw new Refused(error.code, error.message, Number(response.headers.get('retry-after') ?? 0) * 1000);
  }

  get #cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}
