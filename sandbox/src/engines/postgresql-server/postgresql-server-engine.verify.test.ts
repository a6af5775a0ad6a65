import { describeEngine } from '../engine.contract.ts';
import { testServer } from '../servers/test-server.ts';
import { openPostgresqlServerEngine } from './postgresql-server-engine.ts';

const server = testServer('SQLTOWN_TEST_DATABASE_URL');

describeEngine('postgresql', ({ databases }) => openPostgresqlServerEngine({ databases, server }));
