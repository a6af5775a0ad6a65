import { accessSync, constants, mkdirSync } from 'node:fs';
import { whyNotListen } from '#platform/ports/index.ts';
import { StartError } from './start-error.ts';

/** Makes the data folder. @throws StartError when it can't be written to. */
export function requireWritable(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new StartError(
      `The data folder ${dataDir} cannot be written to. Give it to this user, or set DATA_DIR to another one.`,
      { cause },
    );
  }
}

/** @throws StartError when somebody listens there already, or nobody may. */
export async function requireFreePort(port: number, host: string): Promise<void> {
  const code = await whyNotListen(port, host);
  if (code === null) return;
  if (code === 'EADDRINUSE')
    throw new StartError(`Port ${port} is in use. Stop what uses it, or set PORT to another one.`);
  if (code === 'EACCES')
    throw new StartError(`Port ${port} is not for this user. Set PORT to one above 1023.`);
  throw new StartError(
    `Nothing can listen on ${host}:${port} (${code}). Set HOST to an address of this machine.`,
  );
}
