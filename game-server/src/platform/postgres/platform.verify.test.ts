import { describe } from 'vitest';
import { openServer, openTwoShards } from './test-database.ts';
import { platformContract } from './platform.contract.ts';

describe('one PostgreSQL', () => {
  platformContract(openServer);
});
describe('two shards', () => {
  platformContract(openTwoShards);
});
