/**
 * Whom learners' statements run as, and who owns their tables; each thread's login becomes it. It may turn off the
 * checks of references, in its own tables, while rows are put in.
 */
export const LEARNER = 'sqltown_learner';

export const SHARED_ROLE = `DO $$ BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('${LEARNER}', 0));
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${LEARNER}') THEN
    CREATE ROLE ${LEARNER} NOLOGIN;
    GRANT SET ON PARAMETER session_replication_role TO ${LEARNER};
  END IF;
END $$`;

/**
 * What a session of ours begins with. Learners can't change settings; those that would leave traces of SQL in the
 * server's log, or take its disk, only a superuser could.
 */
export const OWNER_SETTINGS: Readonly<Record<string, string>> = {
  role: LEARNER,
  timezone: 'UTC',
  datestyle: 'ISO, MDY',
  intervalstyle: 'postgres',
  bytea_output: 'hex',
  extra_float_digits: '1',
  work_mem: '8MB',
  hash_mem_multiplier: '1',
  temp_file_limit: '64MB',
  max_parallel_workers_per_gather: '0',
  jit: 'off',
  lock_timeout: '2s',
  idle_in_transaction_session_timeout: '20s',
  // A thread that was ended doesn't leave its query running.
  client_connection_check_interval: '250ms',
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_min_error_statement: 'panic',
};
