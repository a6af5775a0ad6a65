import { openEmbedded } from '#platform/postgres/test-database.ts';
import { learningContract } from './learning.contract.ts';

learningContract(openEmbedded);
