import { type ChildProcess, spawn } from 'node:child_process';
import { NODE_FLAGS } from './node-flags.ts';
import { freePort } from './testbed/ports.ts';

/** `npm run dev`: the server restarts and the page reloads as files change. Vite serves the page and passes the rest on. */
const port = process.env['PORT'] ?? String(await freePort());
const serverUrl = `http://127.0.0.1:${port}`;

const children: ChildProcess[] = [
  spawn(process.execPath, [...NODE_FLAGS, '--watch', '--watch-preserve-output', 'game-server/src/main.ts'], {
    stdio: 'inherit',
    env: {
      ...process.env,
      PORT: port,
      PUBLIC_URL: 'http://localhost:5173',
      ORIGINS: 'http://127.0.0.1:5173',
    },
  }),
  spawn('vite', ['--host', '127.0.0.1', '--port', '5173'], {
    cwd: 'client',
    stdio: 'inherit',
    env: { ...process.env, SQLTOWN_SERVER_URL: serverUrl },
  }),
];

let isStopping = false;
const stop = (): void => {
  if (isStopping) return;
  isStopping = true;
  for (const child of children) child.kill('SIGTERM');
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
for (const child of children) child.on('exit', stop);
