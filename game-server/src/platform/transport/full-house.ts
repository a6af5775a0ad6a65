import { REFUSALS } from '@sqltown/shared/refusals';

/** Files, the database's connections and the sandbox need descriptors as well. */
const SHARE_OF_DESCRIPTORS = 0.75;
const UNKNOWN_LIMIT = 10_000;
const RETRY_SECONDS = 5;

const BODY = JSON.stringify({ error: { code: 'server-full', message: REFUSALS['server-full'] } });

/** What a connection beyond the limit is answered before it has asked anything. */
export const FULL_HOUSE = {
  status: '503 Service Unavailable',
  headers: { 'content-type': 'application/json', 'retry-after': String(RETRY_SECONDS), connection: 'close' },
  body: BODY,
} as const;

/** The connections of this process: WebSockets, requests, and those that say nothing. */
export class Connections {
  readonly #most: number;
  #open = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** Counts one that came. @returns false when it is one too many. */
  came(): boolean {
    this.#open += 1;
    return this.#open <= this.#most;
  }

  went(): void {
    this.#open -= 1;
  }
}

/** How many connections this process has descriptors for. */
export function connectionsAfforded(): number {
  // Its section on sockets would look up names. The types don't know of it yet.
  Object.assign(process.report, { excludeNetwork: true });
  const { userLimits } = process.report.getReport() as {
    userLimits?: { open_files?: { soft?: number | 'unlimited' } };
  };
  const soft = userLimits?.open_files?.soft;
  return Math.floor((typeof soft === 'number' ? soft : UNKNOWN_LIMIT) * SHARE_OF_DESCRIPTORS);
}
