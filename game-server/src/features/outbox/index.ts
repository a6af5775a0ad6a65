export { type AnyConsumer, consumer } from './consumer.ts';
export { writeEvent } from './event.ts';
export { type Relay, createRelay } from './relay.ts';
