export type { Bus } from './bus.ts';
export { createQuestions } from './questions.ts';
export { localBus } from './local-bus.ts';
export { postgresBus } from './postgres-bus.ts';
export { redisBus } from './redis-bus.ts';
