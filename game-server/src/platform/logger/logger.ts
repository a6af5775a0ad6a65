import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger } from 'pino';

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** Fields that never reach a log line, wherever they sit: what learners write, say or prove themselves with. */
const SECRET_FIELDS = [
  'sql',
  'text',
  'body',
  'password',
  'token',
  'ticket',
  'code',
  'recoveryCodes',
  'cookie',
  'authorization',
  'secret',
] as const;

const SECRET_PATHS = SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);

/**
 * The one logger; parts get a child each. A message is an event's name (`attempt.graded`), data are fields.
 * Errors are logged by name, message and stack, without the values that a database driver attaches.
 */
export function createLogger(options: { level: LogLevel; destination?: DestinationStream }): Logger {
  const settings = {
    level: options.level,
    base: null,
    messageKey: 'event',
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: SECRET_PATHS, censor: '[kept out]' },
    serializers: { error: describeError, err: describeError },
  };
  return options.destination === undefined ? pino(settings) : pino(settings, options.destination);
}

type ErrorFields = { name: string; message: string; stack?: string; errorCode?: string; cause?: ErrorFields };

/** A driver's error carries the statement and its values; only these fields of it may be written. */
function describeError(error: unknown): ErrorFields {
  if (!(error instanceof Error)) return { name: 'NotAnError', message: typeof error };
  const fields: ErrorFields = { name: error.name, message: error.message };
  if (error.stack !== undefined) fields.stack = error.stack;
  if ('code' in error && typeof error.code === 'string') fields.errorCode = error.code;
  if (error.cause instanceof Error) fields.cause = describeError(error.cause);
  return fields;
}
