/** Sequences outlive a rollback: a run that calls these loses its database like one that writes. */
export const SEQUENCE_FUNCTIONS: ReadonlySet<string> = new Set(['NEXTVAL', 'LASTVAL', 'SETVAL']);

/**
 * Files, locks that other sessions see, replication, names of logins, and numbers that tell of other sessions. Nobody
 * could do harm with them without rights that a learner doesn't have; SLEEP and BENCHMARK are ended by the watchdog.
 */
const DENIED =
  /^(LOAD_FILE|GET_LOCK|RELEASE_LOCK|RELEASE_ALL_LOCKS|IS_FREE_LOCK|IS_USED_LOCK|MASTER_.*|BINLOG_.*|WSREP_.*|CONNECTION_ID|USER|CURRENT_USER|SESSION_USER|SYSTEM_USER|CURRENT_ROLE|UUID_SHORT|SYS_GUID|ENCRYPT|DES_.*|KDF|PROCEDURE|SPIDER_.*)$/;

export const isDenied = (name: string): boolean => DENIED.test(name);
