import { describe } from 'vitest';
import { openServer, openTwoShards } from '#platform/postgres/test-database.ts';
import { leasesContract } from './leases.contract.ts';

describe('one PostgreSQL', () => {
  leasesContract(openServer);
});
describe('two shards', () => {
  leasesContract(openTwoShards);
});
