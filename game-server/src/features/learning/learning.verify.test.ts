import { describe } from 'vitest';
import { openServer, openTwoShards } from '#platform/postgres/test-database.ts';
import { learningContract } from './learning.contract.ts';

describe('one PostgreSQL', () => {
  learningContract(openServer);
});
describe('two shards', () => {
  learningContract(openTwoShards);
});
