import { EngineDialect } from '@sqltown/shared/api';
import { z } from 'zod';
import type { SandboxHealth } from '../sandbox.ts';

export type HostLinkOptions = {
  readonly url: string;
  readonly token: string;
  readonly answerMs: number;
  readonly onReady: () => void;
  readonly onLost: (reason: string) => void;
};

const Health = z.object({
  ready: z.boolean(),
  queued: z.int(),
  running: z.int(),
  opening: z.int(),
  rssBytes: z.int(),
  restarts: z.int(),
  runs: z.array(z.object({ dialect: EngineDialect, outcome: z.string(), count: z.int() })),
});

const ASK_MS = 1_000;
/** A host that hangs is left alone after this long. */
const HEALTH_MS = 2_000;

/** Our order's fault, not the host's: the body says so. */
const REFUSED: ReadonlySet<number> = new Set([400, 413]);

/** One sandbox host, seen from a server: asked each second how it is. */
export class HostLink {
  readonly #options: HostLinkOptions;
  readonly #timer: NodeJS.Timeout;
  #health: SandboxHealth | null = null;
  #own = 0;

  constructor(options: HostLinkOptions) {
    this.#options = options;
    this.#timer = setInterval(() => void this.#look(), ASK_MS);
    void this.#look();
  }

  /** As it said last; null while it doesn't answer. */
  get health(): SandboxHealth | null {
    return this.#health;
  }

  get isReady(): boolean {
    return this.#health?.ready === true;
  }

  /** What others gave it as it said last, or what we gave it since: whichever is more. */
  get load(): number {
    const { queued = 0, running = 0 } = this.#health ?? {};
    return Math.max(queued + running, this.#own);
  }

  /** Null when the host is lost, answers too late or says something else than it should. */
  async ask<Reply>(
    question: { path: string; order: unknown; reply: z.ZodType<Reply> },
    signal: AbortSignal | undefined,
  ): Promise<Reply | null> {
    this.#own += 1;
    try {
      const limit = AbortSignal.timeout(this.#options.answerMs);
      const response = await this.#fetch(`/v1/${question.path}`, {
        method: 'POST',
        body: JSON.stringify(question.order),
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
      });
      return question.reply.parse(await response.json());
    } catch (error) {
      // A learner who left is no fault of the host.
      if (signal?.aborted !== true) this.#lose(error);
      return null;
    } finally {
      this.#own -= 1;
    }
  }

  close(): void {
    clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    try {
      const response = await this.#fetch('/v1/health', { signal: AbortSignal.timeout(HEALTH_MS) });
      const health = Health.parse(await response.json());
      const wasReady = this.isReady;
      this.#health = health;
      if (health.ready && !wasReady) this.#options.onReady();
    } catch (error) {
      this.#lose(error);
    }
  }

  #lose(error: unknown): void {
    const wasReady = this.isReady;
    this.#health = null;
    if (wasReady) this.#options.onLost(error instanceof Error ? error.message : String(error));
  }

  async #fetch(path: string, init: RequestInit): Promise<Response> {
    const headers = { authorization: `Bearer ${this.#options.token}`, 'content-type': 'application/json' };
    const response = await fetch(this.#options.url + path, { ...init, headers });
    if (!response.ok && !REFUSED.has(response.status)) throw new Error(`answered ${response.status}`);
    return response;
  }
}
