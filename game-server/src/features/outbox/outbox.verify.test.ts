import { openServer } from '#platform/postgres/test-database.ts';
import { outboxContract } from './outbox.contract.ts';

outboxContract(openServer);
