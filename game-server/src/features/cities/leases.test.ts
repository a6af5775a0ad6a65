import { openEmbedded } from '#platform/postgres/test-database.ts';
import { leasesContract } from './leases.contract.ts';

leasesContract(openEmbedded);
