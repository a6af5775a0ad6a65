import type { Client } from 'pg';
import type { Logger } from '#platform/logger/index.ts';
import type { Bus } from './bus.ts';
import { connectAlone } from './connect-alone.ts';
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
 * @param primaryUrl asked whenever a connection is opened, and now and then: a server that has lost its place may go
 * on answering, and whoever stays with it is heard by nobody.
 */
export function postgresBus(parts: { primaryUrl: () => Promise<string>; log: Logger }): Bus {
  const { primaryUrl, log } = parts;
  const self = crypto.randomUUID();
  const listeners = new Listeners(log);
  const cut = cutter();
  const join = joiner();
  let client: Client | null = null;
  /** The server that `client` is connected to. */
  let at = '';
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
      at = await primaryUrl();
      const fresh = await connectAlone(at);
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
    for (let speaker: Client | null = client; speaker !== null && waiting.length > 0; speaker = client) {
      const pieces = waiting.splice(0).flatMap(cut);
      const statement = `select pg_notify('${CHANNEL}', piece) from unnest($1::text[]) piece`;
      await speaker.query(statement, [pieces]).catch((error: Error) => lose(speaker, error));
    }
    isSending = false;
  };
  const check = async (asked: Client): Promise<void> => {
    try {
      await asked.query('select 1');
      if ((await primaryUrl()) !== at) lose(asked, new Error('it is the primary no more'));
    } catch (error) {
      lose(asked, error instanceof Error ? error : new Error(String(error)));
    }
  };
  const ping = setInterval(() => {
    if (client !== null) void check(client);
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
