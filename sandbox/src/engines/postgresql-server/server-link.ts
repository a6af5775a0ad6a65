import { Client, type Connection, type Submittable } from 'pg';
import type { PostgresAnswer, PostgresComplaint, PostgresField, PostgresLink } from '../postgresql/link.ts';

/** The largest single message that is taken from the server: a cell of more would stand in this thread's memory. */
const MAX_MESSAGE_BYTES = 16 * 1024 * 1024;

/** What our own hand gives as SQLSTATE: "program limit exceeded", as for a value that is too large. */
const TOO_LARGE: PostgresComplaint = {
  message: 'a row is too large to be sent',
  code: '54000',
  position: null,
  hint: undefined,
};

/** SQLSTATE of a session that is gone. */
export const GONE = '08006';

/** A learner's session on a server. */
export type ServerLink = PostgresLink & {
  readonly isGone: boolean;
  /** Several statements of our own; nothing that a learner wrote. @throws what the server says. */
  command(sql: string): Promise<readonly unknown[]>;
  end(): Promise<void>;
};

/** @throws when the server doesn't let it in. */
export async function connectLink(connectionString: string): Promise<ServerLink & { readonly pid: number }> {
  const client = new Client({
    connectionString,
    client_encoding: 'UTF8',
    application_name: 'sqltown-learner',
  });
  let isGone = false;
  const lose = (): void => {
    isGone = true;
  };
  let listening: Exchange | null = null;
  client.on('error', lose).on('end', lose);
  client.on('notice', ({ message }) => listening?.take({ name: 'notice', message: message ?? '' }));
  await client.connect();
  const [row] = (await client.query<{ pid: number }>('SELECT pg_catalog.pg_backend_pid() AS pid')).rows;

  return {
    pid: row?.pid ?? 0,
    get isGone() {
      return isGone;
    },
    exchange(request) {
      const exchange = new Exchange(request);
      listening = exchange;
      client.query(exchange);
      return exchange.answers;
    },
    async command(sql) {
      // Of several statements there are several results; the last one says what was asked for.
      const results: unknown = await client.query({ text: sql, rowMode: 'array' });
      const last = (Array.isArray(results) ? results.at(-1) : results) as { readonly rows: unknown[] };
      return last.rows;
    },
    end: () => client.end().catch(lose),
  };
}

/** One request that ends in a sync, as node-postgres hands it its messages. */
class Exchange implements Submittable {
  readonly answers: Promise<readonly PostgresAnswer[]>;
  readonly #request: Uint8Array;
  readonly #taken: PostgresAnswer[] = [];
  readonly #settle: (answers: readonly PostgresAnswer[]) => void;
  #pendingBytes = 0;

  constructor(request: Uint8Array) {
    const { promise, resolve } = Promise.withResolvers<readonly PostgresAnswer[]>();
    this.#request = request;
    this.answers = promise;
    this.#settle = resolve;
  }

  take(answer: PostgresAnswer): void {
    this.#pendingBytes = 0;
    this.#taken.push(answer);
  }

  submit({ stream }: Connection): void {
    const weigh = (chunk: Buffer): void => {
      this.#pendingBytes += chunk.length;
      if (this.#pendingBytes <= MAX_MESSAGE_BYTES) return;
      this.take({ name: 'error', complaint: TOO_LARGE });
      stream.destroy();
    };
    stream.on('data', weigh);
    void this.answers.then(() => stream.off('data', weigh));
    stream.write(this.#request);
  }

  handleRowDescription({ fields }: { readonly fields: readonly PostgresField[] }): void {
    this.take({ name: 'rowDescription', fields });
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    this.take({ name: 'dataRow', cells: fields });
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    this.take({ name: 'commandComplete', text });
  }

  handleEmptyQuery(): void {
    this.take({ name: 'commandComplete', text: '' });
  }

  handlePortalSuspended(): void {
    this.take({ name: 'portalSuspended' });
  }

  /** The server skips to the sync, and is ready for the next one: that comes to the client, not to us. */
  handleError(
    error: Error & { readonly code?: string; readonly position?: string; readonly hint?: string },
  ): void {
    const { message, code = GONE, position, hint } = error;
    this.take({
      name: 'error',
      complaint: { message, code, position: position ? Number(position) : null, hint },
    });
    this.#settle(this.#taken);
  }

  handleReadyForQuery(): void {
    this.#settle(this.#taken);
  }
}
