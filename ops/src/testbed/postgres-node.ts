import { execFile } from 'node:child_process';
import { realpathSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { findBinary } from './binaries.ts';
import { freePort } from './ports.ts';
import { Service } from './service.ts';
import type { SystemUser } from './system-user.ts';
import type { TempFolder } from './temp-folder.ts';

const run = promisify(execFile);
const START_MS = 30_000;
const POLL_MS = 50;

/** fsync stays as in production; logical, so that a bucket can be moved by replication; room for many processes. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  max_connections: 300,
  wal_level: 'logical',
  max_wal_senders: 24,
  max_replication_slots: 24,
  max_worker_processes: 16,
  max_logical_replication_workers: 8,
  // A replica that was away finds what it missed without a slot, and asks again soon.
  wal_keep_size: '512MB',
  wal_retrieve_retry_interval: '200ms',
} as const;

export type PostgresSettings = Readonly<Record<string, string | number>>;

export type PostgresParts = {
  readonly name: string;
  readonly folder: TempFolder;
  readonly user: SystemUser | null;
  readonly settings: PostgresSettings;
  /** What each of its processes may map: a statement that wants more is out of memory, and the server lives on. */
  readonly addressSpaceBytes?: number | undefined;
};

/** One PostgreSQL server of a cluster: a primary or a replica, and it may change from one into the other. */
export class PostgresNode {
  readonly name: string;
  readonly port: number;
  readonly url: string;
  readonly #data: string;
  readonly #user: SystemUser | null;
  #service: Service | null = null;
  readonly #flags: readonly string[];
  readonly #addressSpaceBytes: number | undefined;

  private constructor({ name, folder, user, settings, addressSpaceBytes }: PostgresParts, port: number) {
    this.#addressSpaceBytes = addressSpaceBytes;
    this.name = name;
    this.port = port;
    this.url = `postgres://sqltown@127.0.0.1:${port}/postgres`;
    this.#data = folder.sub(name);
    this.#user = user;
    const all = { ...SETTINGS, port, unix_socket_directories: folder.path, ...settings };
    this.#flags = Object.entries(all).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  }

  /** A new, empty primary. */
  static async create(parts: PostgresParts): Promise<PostgresNode> {
    const node = new PostgresNode(parts, await freePort());
    const flags = ['-U', 'sqltown', '-A', 'trust', '-E', 'UTF8', '--locale=C'];
    await node.#tool('initdb', ['-D', node.#data, ...flags]);
    await node.start();
    return node;
  }

  /** A streaming replica of `primary`. */
  static async copyOf(primary: PostgresNode, parts: PostgresParts): Promise<PostgresNode> {
    const node = new PostgresNode(parts, await freePort());
    await node.#copy(primary);
    await node.start();
    return node;
  }

  get isRunning(): boolean {
    return this.#service?.isRunning ?? false;
  }

  /** Of the postmaster; changes with each start. @throws when it isn't running. */
  get pid(): number {
    return this.#running().pid;
  }

  /** One statement on a connection of its own, as the superuser. */
  async query<Row>(sql: string): Promise<Row[]> {
    const client = new Client({ connectionString: this.url, connectionTimeoutMillis: 2_000 });
    // Its end is noticed by the statement that it answers, or doesn't.
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query(sql);
      return rows as Row[];
    } finally {
      await client.end();
    }
  }

  /** Up again after a kill or a stop: same port, same folder, and whatever it was before, primary or replica. */
  async start(): Promise<void> {
    if (this.#service) return this.#service.start();
    const program = [join(binFolder(), 'postgres'), '-D', this.#data, ...this.#flags];
    const limit = this.#addressSpaceBytes;
    const [command = '', ...args] = limit === undefined ? program : ['prlimit', `--as=${limit}`, ...program];
    this.#service = await Service.start({
      name: `PostgreSQL ${this.name}`,
      command,
      args,
      user: this.#user,
      // Fast: gives up what is under way, and writes a checkpoint.
      stopSignal: 'SIGINT',
      hasFamily: true,
      isReady: () => this.#answers(),
      startMs: START_MS,
    });
  }

  async stop(): Promise<void> {
    await this.#service?.stop();
  }

  async restart(): Promise<void> {
    await this.#running().restart();
  }

  /** SIGKILL of the postmaster and all its children, as when the machine goes. */
  async kill(): Promise<void> {
    await this.#service?.kill();
  }

  /** SIGSTOP of the postmaster and all its children, until `resume`. */
  suspend(): void {
    this.#running().suspend();
  }

  resume(): void {
    this.#running().resume();
  }

  /** A replica becomes a primary. Answers once it takes writes. */
  async promote(): Promise<void> {
    await this.#tool('pg_ctl', ['promote', '-w', '-D', this.#data]);
  }

  /** A replica streams from this primary from now on; from null, from nobody: it falls behind. */
  async follow(primary: PostgresNode | null): Promise<void> {
    await this.set('primary_conninfo', primary === null ? '' : connectionOf(primary, this.name));
  }

  /** A replica shows what it received only `ms` later. */
  async delayReplay(ms: number): Promise<void> {
    await this.set('recovery_min_apply_delay', `${ms}ms`);
  }

  /** A replica goes on receiving and shows nothing new until `resumeReplay`. */
  async pauseReplay(): Promise<void> {
    await this.query('select pg_wal_replay_pause()');
  }

  async resumeReplay(): Promise<void> {
    await this.query('select pg_wal_replay_resume()');
  }

  /** A primary commits only what one of these replicas has flushed; with none, what it has flushed itself. */
  async requireOneOf(replicas: readonly PostgresNode[]): Promise<void> {
    await this.nameSynchronous(replicas);
    await this.#untilReplicas(`sync_state = 'quorum'`, replicas.length);
    // Whether commits wait at all is told to them by the checkpointer, which reads the setting before it works.
    await this.query('checkpoint');
  }

  /** As `requireOneOf`, from when it is promoted. */
  async nameSynchronous(replicas: readonly PostgresNode[]): Promise<void> {
    const names = replicas.map(({ name }) => `"${name}"`).join(', ');
    await this.set('synchronous_standby_names', names === '' ? '' : `ANY 1 (${names})`);
  }

  /** Waits until so many replicas stream from this primary. @throws after half a minute. */
  async untilStreaming(count: number): Promise<void> {
    await this.#untilReplicas(`state = 'streaming'`, count);
  }

  /** Changes a setting for good, and has it read again. */
  async set(setting: string, value: string): Promise<void> {
    await this.query(`alter system set ${setting} = '${value.replaceAll("'", "''")}'`);
    await this.query('select pg_reload_conf()');
  }

  /** What was a primary comes back as a replica of the new one, with the new one's data. */
  async rejoin(primary: PostgresNode): Promise<void> {
    await this.kill();
    rmSync(this.#data, { recursive: true, force: true });
    await this.#copy(primary);
    await this.start();
  }

  /** Without `-c fast` the copy would wait for a checkpoint that is spread over minutes. */
  async #copy(primary: PostgresNode): Promise<void> {
    const source = connectionOf(primary, this.name);
    await this.#tool('pg_basebackup', ['-D', this.#data, '-d', source, '-c', 'fast', '-X', 'stream', '-R']);
  }

  async #untilReplicas(condition: string, count: number): Promise<void> {
    const deadline = Date.now() + START_MS;
    while ((await this.query(`select from pg_stat_replication where ${condition}`)).length < count) {
      if (Date.now() > deadline)
        throw new Error(`fewer than ${count} replicas of ${this.name} with ${condition}`);
      await wait(POLL_MS);
    }
  }

  async #answers(): Promise<boolean> {
    return this.query('select 1').then(
      () => true,
      () => false,
    );
  }

  #running(): Service {
    if (this.#service === null) throw new Error(`PostgreSQL ${this.name} was never started`);
    return this.#service;
  }

  async #tool(name: string, args: readonly string[]): Promise<void> {
    await run(join(binFolder(), name), args, { ...this.#user, cwd: dirname(this.#data) });
  }
}

function connectionOf(primary: PostgresNode, applicationName: string): string {
  return `host=127.0.0.1 port=${primary.port} user=sqltown application_name=${applicationName}`;
}

function binFolder(): string {
  const binary = findBinary('postgres');
  if (binary === null) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
  return dirname(realpathSync(binary));
}
