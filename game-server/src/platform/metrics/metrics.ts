import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What the parts of the server report. Names and labels are those of /metrics (ops/README.md says what to watch). */
export type Metrics = {
  roomOpened(room: string): void;
  roomClosed(room: string): void;
  clientJoined(): void;
  clientLeft(): void;
  /** Time that one step of one room took. */
  stepped(seconds: number): void;
  /** World bytes handed to the transport, counted once a receiver. */
  synced(sort: 'snapshot' | 'delta', bytes: number): void;
  commandAnswered(type: string, outcome: string): void;
  sandboxRan(run: { dialect: string; outcome: string; seconds: number }): void;
  httpAnswered(request: { route: string; method: string; status: number; seconds: number }): void;
  /** A read through the cache, by where it was answered. */
  cacheRead(name: string, level: string): void;
  /** A figure that is read when somebody asks, such as the size of the WAL. */
  observe(name: string, help: string, read: () => number | Promise<number>): void;
  render(): Promise<{ readonly contentType: string; readonly text: string }>;
};

const STEP_BUCKETS = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1];
const HTTP_BUCKETS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
const RUN_BUCKETS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** A registry of its own, so that two servers in one test process don't share counts. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const rooms = new Gauge({ name: 'sqltown_rooms', help: 'Open rooms.', labelNames: ['room'], registers });
  const clients = new Gauge({ name: 'sqltown_clients', help: 'Clients in rooms.', registers });
  const steps = new Histogram({
    name: 'sqltown_room_step_seconds',
    help: 'Time of one step of one room.',
    buckets: STEP_BUCKETS,
    registers,
  });
  const syncBytes = new Counter({
    name: 'sqltown_sync_bytes_total',
    help: 'World bytes sent to clients.',
    labelNames: ['sort'],
    registers,
  });
  const commands = new Counter({
    name: 'sqltown_commands_total',
    help: 'City commands by how they ended.',
    labelNames: ['type', 'outcome'],
    registers,
  });
  const runs = new Histogram({
    name: 'sqltown_sandbox_run_seconds',
    help: 'Time of learner queries, by dialect and how they ended.',
    labelNames: ['dialect', 'outcome'],
    buckets: RUN_BUCKETS,
    registers,
  });
  const cacheReads = new Counter({
    name: 'sqltown_cache_reads_total',
    help: 'Reads through the cache, by where they were answered.',
    labelNames: ['name', 'level'],
    registers,
  });
  const requests = new Histogram({
    name: 'sqltown_http_seconds',
    help: 'Time to answer a request.',
    labelNames: ['route', 'method', 'status'],
    buckets: HTTP_BUCKETS,
    registers,
  });

  return {
    roomOpened: (room) => rooms.inc({ room }),
    roomClosed: (room) => rooms.dec({ room }),
    clientJoined: () => clients.inc(),
    clientLeft: () => clients.dec(),
    stepped: (seconds) => steps.observe(seconds),
    synced: (sort, bytes) => syncBytes.inc({ sort }, bytes),
    commandAnswered: (type, outcome) => commands.inc({ type, outcome }),
    sandboxRan: ({ dialect, outcome, seconds }) => runs.observe({ dialect, outcome }, seconds),
    cacheRead: (name, level) => cacheReads.inc({ name, level }),
    httpAnswered: ({ route, method, status, seconds }) =>
      requests.observe({ route, method, status }, seconds),
    observe(name, help, read) {
      const gauge = new Gauge({
        name,
        help,
        async collect() {
          this.set(await read());
        },
        registers: [],
      });
      registry.registerMetric(gauge);
    },
    render: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  };
}
