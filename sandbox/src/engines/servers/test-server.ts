/** URL of the private server that `npm run verify` has started for tests. */
export function testServer(name: 'SQLTOWN_TEST_DATABASE_URL' | 'SQLTOWN_TEST_MARIADB_URL'): string {
  const url = process.env[name];
  if (!url) throw new Error(`${name} is not set; npm run verify sets it`);
  return url;
}
