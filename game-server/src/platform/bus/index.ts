export type { Bus } from './bus.ts';
export { createQuestions } from './questions.ts';
export { connectPrimary } from './connect-primary.ts';
export { localBus } from './local-bus.ts';
export { postgresBus } from './postgres-bus.ts';
export { redisBus } from './redis-bus.ts';
