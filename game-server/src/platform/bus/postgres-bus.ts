import type { Client } from 'pg';
import type { Logger } from '#platform/logger/index.ts';
import type { Bus } from './bus.ts';
import { seal, unseal } from './envelope.ts';
import { Listeners } from './listeners.ts';
import { cutter, joiner } from './pieces.ts';

const CHANNEL = 'sqltown';
/** Messages that may wait to be sent; beyond it the oldest is dropped, as hints may be. */
const MAX_WAITING = 1_000;
const RETRY_MS = 1_000;
/** A connection that nobody answers on is noticed so. */
const PING_MS = 5_000;

/**
 * Over LISTEN and NOTIFY, for several processes without Redis: one connection of its own, to the primary and not
 * through a pooler, since a pooled connection hears nothing. What is published while a statement is under way goes
 * together with the next.
 * @param connect opens a connection to the primary; asked again, a second later, whenever one is lost.
 */
export function postgresBus(parts: { connect: () => Promise<Client>; log: Logger }): Bus {
  const { connect, log } = parts;
  const self = crypto.randomUUID();
  const listeners = new Listeners(log);
  const cut = cutter();
  const join = joiner();
  let client: Client | null = null;
  let waiting: string[] = [];
  let isSending = false;
  let isClosed = false;
  let retry: NodeJS.Timeout | undefined;

  const lose = (lost: Client, error?: Error): void => {
    if (client !== lost) return;
    client = null;
    if (isClosed) return;
    log.warn({ reason: error?.message }, 'bus.postgres-away');
    lost.end().catch(() => undefined);
    retry = setTimeout(() => void open(), RETRY_MS);
  };
  const open = async (): Promise<void> => {
    try {
      const fresh = await connect();
      if (isClosed) return void fresh.end();
      fresh.on('error', (error) => lose(fresh, error));
      fresh.on('end', () => lose(fresh));
      fresh.on('notification', ({ payload }) => hear(payload ?? ''));
      await fresh.query(`listen ${CHANNEL}`);
      client = fresh;
      void send();
    } catch (error) {
      log.debug({ error }, 'bus.postgres-refused');
      if (!isClosed) retry = setTimeout(() => void open(), RETRY_MS);
    }
  };
  const hear = (piece: string): void => {
    const whole = join(piece);
    const [from, topic, body] = (whole === null ? null : unseal(whole)) ?? [self];
    if (from !== self && topic !== undefined) listeners.tell(topic, body);
  };
  const send = async (): Promise<void> => {
    if (isSending || client === null) return;
    isSending = true;
    for (let at: Client | null = client; at !== null && waiting.length > 0; at = client) {
      const pieces = waiting.splice(0).flatMap(cut);
      const statement = `select pg_notify('${CHANNEL}', piece) from unnest($1::text[]) piece`;
      await at.query(statement, [pieces]).catch((error: Error) => lose(at, error));
    }
    isSending = false;
  };
  const ping = setInterval(() => {
    const asked = client;
    asked?.query('select 1').catch((error: Error) => lose(asked, error));
  }, PING_MS);
  void open();

  return {
    publish(topic, body) {
      listeners.tell(topic, body);
      if (isClosed) return;
      waiting.push(seal([self, topic, body]));
      if (waiting.length > MAX_WAITING) waiting = waiting.slice(-MAX_WAITING);
      void send();
    },
    subscribe: (topic, schema, listener) => listeners.add(topic, schema, listener),
    get isConnected() {
      return client !== null;
    },
    async close() {
      isClosed = true;
      clearTimeout(retry);
      clearInterval(ping);
      await client?.end().catch(() => undefined);
    },
  };
}
