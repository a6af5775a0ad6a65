import { existsSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import type { AdminAnswer } from './commands.ts';

const MAX_LINE_CHARS = 10_000;

const Words = z.array(z.string()).max(50);
const Answer = z.object({ ok: z.boolean(), lines: z.array(z.string()) });

/** Whoever may write into the data folder may administer it. */
export function adminSocketPath(dataDir: string): string {
  return join(dataDir, 'admin.sock');
}

/** Serves admin commands to this machine: one JSON line of words in, one JSON line of answer out. */
export function serveAdmin(
  path: string,
  run: (words: readonly string[]) => Promise<AdminAnswer>,
): Promise<{ close(): Promise<void> }> {
  // Left over from a killed server; on the embedded database the folder's lock says that no other one lives.
  rmSync(path, { force: true });
  const server = createServer((socket) => {
    readLine(socket, (line) => {
      answer(line, run).then(
        (reply) => socket.end(`${JSON.stringify(reply)}\n`),
        () => socket.end(`${JSON.stringify({ ok: false, lines: ['That failed. The log says why.'] })}\n`),
      );
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => resolve({ close: () => closeServer(server) }));
  });
}

/** Asks the server that runs on this data folder; null when none does. */
export function askServer(path: string, words: readonly string[]): Promise<AdminAnswer | null> {
  if (!existsSync(path)) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const socket = connect(path, () => socket.write(`${JSON.stringify(words)}\n`));
    socket.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNREFUSED' ? resolve(null) : reject(error),
    );
    readLine(socket, (line) => resolve(Answer.parse(JSON.parse(line))));
  });
}

async function answer(
  line: string,
  run: (words: readonly string[]) => Promise<AdminAnswer>,
): Promise<AdminAnswer> {
  return run(Words.parse(JSON.parse(line)));
}

function readLine(socket: Socket, take: (line: string) => void): void {
  let text = '';
  socket.setEncoding('utf8');
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: string) => {
    text += chunk;
    const end = text.indexOf('\n');
    if (end >= 0) take(text.slice(0, end));
    else if (text.length > MAX_LINE_CHARS) socket.destroy();
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
