import { describe } from 'vitest';
import { openServer, openTwoShards } from '#platform/postgres/test-database.ts';
import { outboxContract } from './outbox.contract.ts';

describe('one PostgreSQL', () => {
  outboxContract(openServer);
});
describe('two shards', () => {
  outboxContract(openTwoShards);
});
