import { expect, test } from 'vitest';
import { INFORMATION_SCHEMA } from './information-schema.ts';
import { mentionsCatalogue } from './mentioned.ts';
import { MSSQL_VIEWS } from './mssql-views.ts';
import { ORACLE_VIEWS } from './oracle-views.ts';
import { POSTGRESQL_VIEWS } from './postgresql-views.ts';
import { SQLITE_VIEWS } from './sqlite-views.ts';

const qualified = (schema: string, views: object) => Object.keys(views).map((name) => `${schema}.${name}`);

test.each([
  ...qualified('information_schema', INFORMATION_SCHEMA),
  ...qualified('sys', MSSQL_VIEWS),
  ...Object.keys(ORACLE_VIEWS),
  ...Object.keys(POSTGRESQL_VIEWS),
  ...Object.keys(SQLITE_VIEWS),
])('[IN92] a page that asks for %s fetches the catalogue', (name) => {
  expect(mentionsCatalogue(`SELECT * FROM ${name}`)).toBe(true);
  expect(mentionsCatalogue(`SELECT * FROM ${name.toUpperCase()} AS v`)).toBe(true);
});

test('a lesson about houses does not', () => {
  expect(mentionsCatalogue('SELECT name, floors FROM houses JOIN system USING (id)')).toBe(false);
});
