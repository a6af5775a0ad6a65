import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const compress = promisify(gzip);

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};
const COMPRESSIBLE = /^(?:text\/|application\/(?:json|manifest|wasm)|image\/svg)/;
/** The bundler puts a hash of the content into the names in this folder: they never change. */
const HASHED_FOLDER = '/assets/';
/** Addresses that the page itself interprets. */
const PAGE_PATHS = /^\/(?:c\/\d{1,19})?$/;

const NOT_BUILT = `<!doctype html><meta charset="utf-8"><title>SQLTown</title>
<p>The server runs, but its page has not been built. Start it with <code>npm start</code>, or build it with <code>npm run build</code>.</p>`;

type File = {
  readonly bytes: Buffer<ArrayBuffer>;
  readonly type: string;
  readonly tag: string;
  readonly cacheControl: string;
  zipped: Promise<Buffer<ArrayBuffer>> | null;
};

export type StaticFiles = {
  /** The file or page at a path; null when there is none. */
  answer(path: string, headers: Headers): Promise<Response | null>;
  readonly isBuilt: boolean;
};

/** Serves a built page from memory: a few files, read once at the start, zipped when first asked for. */
export function createStaticFiles(folder: string): StaticFiles {
  const files = new Map<string, File>();
  if (existsSync(folder)) {
    for (const path of listFiles(folder)) {
      const url = `/${relative(folder, path).split(sep).join('/')}`;
      files.set(url, readFile(path, url.startsWith(HASHED_FOLDER)));
    }
  }
  const index = files.get('/index.html');
  return {
    isBuilt: index !== undefined,
    async answer(path, headers) {
      if (PAGE_PATHS.test(path)) return index === undefined ? notBuilt() : fileReply(index, headers);
      const file = files.get(path);
      return file === undefined ? null : fileReply(file, headers);
    },
  };
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

function readFile(path: string, isHashed: boolean): File {
  const bytes = readFileSync(path);
  return {
    bytes,
    type: TYPES[extname(path)] ?? 'application/octet-stream',
    tag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    cacheControl: isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    zipped: null,
  };
}

async function fileReply(file: File, request: Headers): Promise<Response> {
  const headers = new Headers({
    'content-type': file.type,
    'cache-control': file.cacheControl,
    etag: file.tag,
  });
  if (request.get('if-none-match') === file.tag) return new Response(null, { status: 304, headers });
  if (!COMPRESSIBLE.test(file.type)) return new Response(file.bytes, { headers });
  headers.set('vary', 'accept-encoding');
  if (!/\bgzip\b/.test(request.get('accept-encoding') ?? '')) return new Response(file.bytes, { headers });
  file.zipped ??= compress(file.bytes, { level: 9 });
  headers.set('content-encoding', 'gzip');
  return new Response(await file.zipped, { headers });
}

function notBuilt(): Response {
  return new Response(NOT_BUILT, { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } });
}
