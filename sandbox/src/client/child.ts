import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Open, Reply, type Request, type ServeOptions } from '../protocol/messages.ts';

/** A running sandbox process, seen from the server. It speaks over an IPC channel that only the two hold. */
export type Child = {
  readonly pid: number | undefined;
  /** It opens its engines, and takes requests once it has said that it is ready. */
  open(): void;
  send(request: Request): void;
  /** Ends its standard input, which it takes as its end; kills it when it doesn't. */
  end(): Promise<void>;
  /** For drills: dies at once. */
  kill(): void;
};

export type ChildEvents = {
  readonly onReply: (reply: Reply) => void;
  /** Once, however it went. */
  readonly onExit: (reason: string) => void;
};

/** What it has on servers takes a while to take away. */
const END_MS = 5_000;
const MAIN = fileURLToPath(new URL('../server/main.ts', import.meta.url));

/** Starts a sandbox process that waits to be told to open, without this process's environment: it gets no secret to lose. */
export function startChild(
  options: ServeOptions,
  { onReply, onExit }: ChildEvents,
  nodeFlags: readonly string[] = [],
): Child {
  const child = spawn(process.execPath, [...permissions(options), ...nodeFlags, MAIN], {
    env: { NODE_ENV: 'production', TZ: 'UTC' },
    stdio: ['pipe', 'ignore', 'inherit', 'ipc'],
    serialization: 'json',
  });
  const send = (message: ServeOptions | Open | Request): void => {
    if (child.connected) child.send(message, (error) => error && over(error.message));
  };
  let isOver = false;
  const over = (reason: string): void => {
    if (isOver) return;
    isOver = true;
    onExit(reason);
  };
  send(options);
  child.on('message', (message) => {
    const reply = Reply.safeParse(message);
    if (reply.success) onReply(reply.data);
    else {
      // A child that doesn't keep the protocol is not to be trusted with the next message either.
      child.kill('SIGKILL');
      over('broke the protocol');
    }
  });
  child.on('error', (error) => over(error.message));
  child.on('exit', (code, signal) => over(signal ?? `code ${code}`));
  child.stdin?.on('error', () => over('closed its input'));

  return {
    pid: child.pid,
    open: () => send({ type: 'open' }),
    send,
    end: () => end(child),
    kill: () => child.kill('SIGKILL'),
  };
}

/**
 * Node's own fence around the process: it may start threads and read files, write nothing but its cache, and
 * start no program. WebAssembly is the wall; this is the ditch before it.
 */
function permissions({ cacheFolder }: ServeOptions): string[] {
  const writable = cacheFolder ? [`--allow-fs-write=${cacheFolder}`] : [];
  return [
    '--permission',
    '--allow-worker',
    '--allow-fs-read=*',
    ...writable,
    '--disable-warning=SecurityWarning',
  ];
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const timer = setTimeout(() => child.kill('SIGKILL'), END_MS);
  child.stdin?.end();
  await gone;
  clearTimeout(timer);
}
