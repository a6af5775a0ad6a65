import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const DATA = fileURLToPath(new URL('../../../../game-server/src/cli/data.ts', import.meta.url));

/** `npm run data -- …` as an operator types it. @returns its exit code; null when it killed itself at the failpoint. */
export function runData(
  words: readonly string[],
  place: { readonly url: string; readonly shardUrls: string },
  failpoint: string | null = null,
): Promise<{ readonly code: number | null; readonly said: string }> {
  const env = {
    ...process.env,
    DATABASE_URL: place.url,
    SHARD_URLS: place.shardUrls,
    ...(failpoint === null ? {} : { SQLTOWN_FAILPOINT: failpoint }),
  };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [DATA, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.on('error', reject);
    child.on('exit', (code) => resolve({ code, said }));
  });
}
