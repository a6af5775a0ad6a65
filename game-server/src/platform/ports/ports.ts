import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';

/**
 * Why nobody can listen there, as Node names it (EADDRINUSE, EACCES, …); null when it is free. Asked before
 * anything slow is started: a native transport may even share a port that is in use, without a word.
 */
export function whyNotListen(port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(null)));
  });
}

/** This machine's IPv4 addresses on its networks, for players in the same room. */
export function lanAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
}
