export { type Condition, createPeers, type Peers } from './peers.ts';
