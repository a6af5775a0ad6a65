/** Asks PostgreSQL, as its owner. */
type Asking = {
  query(sql: string, values: unknown[]): Promise<{ readonly rows: readonly unknown[] }>;
};

/**
 * Functions that change nothing outside their result although PostgreSQL calls them volatile or they bear a
 * name that is denied otherwise. `pg_sleep` may be called: the watchdog ends it like any other slow query.
 */
const HARMLESS = [
  'random',
  'random_normal',
  'setseed',
  'clock_timestamp',
  'timeofday',
  'gen_random_uuid',
  'uuidv4',
  'uuidv7',
  'pg_sleep',
  'pg_typeof',
  'pg_size_pretty',
  'pg_column_size',
] as const;

/** Sequences outlive a rollback: a run that calls these is restored like one that writes. */
export const SEQUENCE_FUNCTIONS: ReadonlySet<string> = new Set(['nextval', 'currval', 'lastval', 'setval']);

/**
 * Denied by name although not volatile: they read settings, run SQL from text, look into the server, or, as XPath does in
 * libxml2, calculate for minutes without asking whether they are to stop.
 */
const DENIED_NAMES =
  '^(pg_|has_|lo_|lowrite|loread|be_lo|inet_|txid_|binary_|fmgr_|brin_|gin_|ts_stat|ts_rewrite|dblink|(query|table|cursor|schema|database)_to_xml|to_reg|row_security|current_setting|set_config|current_query|shobj_|col_|obj_|format_type|xpath|xmlexists)';

/**
 * The names of PostgreSQL's own functions that a learner may not call: each with a volatile variant, and those
 * that tell about the server. Fails closed: a function new in a version is denied unless it is not volatile.
 */
export async function deniedFunctions(postgres: Asking): Promise<ReadonlySet<string>> {
  const { rows } = await postgres.query(
    `SELECT DISTINCT proname FROM pg_catalog.pg_proc
     WHERE (provolatile = 'v' OR proname ~ $1) AND NOT (proname = ANY ($2))`,
    [DENIED_NAMES, [...HARMLESS, ...SEQUENCE_FUNCTIONS]],
  );
  return new Set((rows as readonly { readonly proname: string }[]).map((row) => row.proname));
}
