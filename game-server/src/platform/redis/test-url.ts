/** Where a suite's private instance is. @throws when the variable is not set: `npm run verify` sets it. */
export function requireTestUrl(name: 'SQLTOWN_TEST_REDIS_URL' | 'SQLTOWN_TEST_DATABASE_URL'): string {
  const url = process.env[name];
  if (!url) throw new Error(`${name} is not set; npm run verify sets it`);
  return url;
}
