/**
 * No inline script, nothing from elsewhere. Styles may be inline: the editor writes its theme into the page.
 * Pictures may be blobs: the game makes its textures from fetched files.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
];

export type SecurityHeaders = (headers: Headers, path: string) => void;

/** Sets what every reply carries. `sockets`: WebSocket origins of further processes that the page may join. */
export function createSecurityHeaders(options: {
  isSecure: boolean;
  sockets: readonly string[];
}): SecurityHeaders {
  // A room is asked over HTTP for the seat, then joined over WebSocket; a source of one doesn't allow the other.
  const peers = options.sockets.flatMap((socket) => [socket, socket.replace(/^ws/, 'http')]);
  const connect = ["connect-src 'self'", ...peers].join(' ');
  const policy = [...POLICY, connect].join('; ');
  return (headers, path) => {
    headers.set('content-security-policy', policy);
    headers.set('x-content-type-options', 'nosniff');
    headers.set('x-frame-options', 'DENY');
    headers.set('referrer-policy', 'same-origin');
    headers.set('cross-origin-opener-policy', 'same-origin');
    headers.set('cross-origin-resource-policy', 'same-origin');
    headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=()');
    if (options.isSecure) headers.set('strict-transport-security', 'max-age=31536000');
    if (path.startsWith('/api/') && !headers.has('cache-control')) headers.set('cache-control', 'no-store');
  };
}
