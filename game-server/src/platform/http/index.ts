export { createAddresses, isLoopback } from './addresses.ts';
export { createEdge } from './edge.ts';
export { errorReply, refusalReply } from './errors.ts';
export { type RequestScope, scopeOf } from './request-scope.ts';
export { createSecurityHeaders } from './security-headers.ts';
export { createStaticFiles, type StaticFiles } from './static-files.ts';
export { countInFlight } from './in-flight.ts';
