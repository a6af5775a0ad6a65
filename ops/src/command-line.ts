/** What was asked for on the command line makes no sense: told in one line, without a stack. */
export class UsageError extends Error {}

/** A whole number from `least`; undefined where none is given. @throws UsageError */
export function wholeNumber(name: string, text: string | undefined, least: number): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text) || Number(text) < least)
    throw new UsageError(`--${name} takes a whole number from ${least}, not ${text}`);
  return Number(text);
}

/** Names with commas between, each of them known; undefined where none is given. @throws UsageError */
export function knownNames<Name extends string>(
  option: string,
  text: string | undefined,
  known: readonly Name[],
): Name[] | undefined {
  return text?.split(',').map((name) => {
    const found = known.find((one) => one === name);
    if (found === undefined) throw new UsageError(`--${option} takes ${known.join(', ')}, not ${name}`);
    return found;
  });
}

/** Runs a command and sets the exit code that it gives, or 2 where it was asked for in a way that it doesn't know. */
export async function runCommand(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!isUsageError(error)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}

/** Ours, or one of `parseArgs`. */
function isUsageError(error: unknown): error is Error {
  if (error instanceof UsageError) return true;
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_');
}
