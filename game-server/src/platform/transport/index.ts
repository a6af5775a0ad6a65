export { backlogBytes } from './backlog.ts';
export { Groups } from './groups.ts';
export { type Answer, hasBody, type Incoming } from './incoming.ts';
export { jsonReply } from './json-reply.ts';
export { type OriginPolicy, createOriginPolicy } from './origins.ts';
export { createTransport } from './transport.ts';
