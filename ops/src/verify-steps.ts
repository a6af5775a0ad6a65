/** One program of the full set; with `shouldFail` it must end with another exit code than 0. */
export type Step = { readonly name: string; readonly args: readonly string[]; readonly shouldFail?: boolean };

const DRILLS = 'ops/src/drills/main.ts';
const DIFF = 'ops/src/diff/main.ts';

/** The content on its dialects' own servers, whose verdicts the interpreter's must be: on automatic mutants as well. */
function contentOnServers(isSlice: boolean, servers: Readonly<Record<string, string>>): Step {
  return {
    name: 'content check on real servers',
    args: [
      'sandbox/src/content-check/main.ts',
      '--seed',
      '1',
      '--mutants',
      isSlice ? '3' : '30',
      '--dialects',
      Object.keys(servers).join(','),
      ...Object.entries(servers).flatMap(([dialect, url]) => [`--${dialect}`, url]),
    ],
  };
}

/**
 * What the full set runs after the suites, in its order, on the servers with these addresses by dialect; with
 * `isSlice` fewer rounds of each, and one planted fault a drill.
 */
export function stepsOf(isSlice: boolean, servers: Readonly<Record<string, string>>): Step[] {
  const drill = (name: string, full: readonly string[], slice: readonly string[]): Step => ({
    name: `drill ${name}`,
    args: [DRILLS, name, '--seed', '1', ...(isSlice ? slice : full)],
  });

  // The drill must fail with each of these planted; a slice tries the first one.
  const planted = (name: string, options: readonly string[], plants: readonly string[]): Step[] =>
    plants.slice(0, isSlice ? 1 : undefined).map((plant) => ({
      name: `drill ${name} with ${plant} planted must fail`,
      args: [DRILLS, name, '--seed', '7', ...options, '--plant', plant],
      shouldFail: true,
    }));

  const drills: readonly Step[] = [
    contentOnServers(isSlice, servers),
    { name: 'content check', args: ['sandbox/src/content-check/main.ts', '--seed', '1'] },
    drill('kill9', ['--rounds', '200'], ['--rounds', '12']),
    ...planted('kill9', ['--rounds', '6'], ['forget-idempotency', 'unfenced-epoch', 'ack-before-commit']),
    drill('frames', [], ['--slice']),
    ...planted(
      'frames',
      ['--rounds', '2000'],
      ['throwing-decoder', 'narrow-facing', 'unparsed-payload', 'slow-message'],
    ),
    drill('parser-fuzz', [], ['--slice']),
    ...planted(
      'parser-fuzz',
      ['--slice'],
      ['quadratic-lexer', 'throwing-parser', 'dropped-parentheses', 'narrow-offsets'],
    ),
    drill('interpreter-fuzz', [], ['--slice']),
    ...planted(
      'interpreter-fuzz',
      ['--slice'],
      ['poisons', 'throws', 'hangs', 'lingers', 'leaks', 'pollutes', 'forgets'],
    ),
    { name: 'diff', args: [DIFF, '--seed', '1', ...(isSlice ? ['--slice'] : [])] },
    ...['forget-a-row', 'null-as-empty', 'errors-as-nothing']
      .slice(0, isSlice ? 1 : undefined)
      .map((plant) => ({
        name: `diff with ${plant} planted must fail`,
        args: [DIFF, '--seed', '7', '--queries', '300', '--plant', plant],
        shouldFail: true,
      })),
    drill('bucket', [], ['--slice']),
    ...planted('bucket', ['--rounds', '2'], ['no-fence', 'skip-catch-up', 'drop-row-filter', 'old-ids']),
    drill('race', [], ['--slice']),
    ...planted('race', ['--slice'], ['unfenced-epoch', 'ignore-lease', 'deaf-owner', 'same-epoch']),
    drill('rolling', [], ['--slice']),
    ...planted('rolling', ['--slice'], ['abrupt', 'refuse-while-closing', 'keep-lease', 'lose-a-command']),
    drill('failover', [], ['--slice']),
    ...planted(
      'failover',
      ['--slice'],
      [
        'async-replica-with-lag',
        'promote-the-laggard',
        'ack-before-commit',
        'finder-ignores-recovery',
        'finder-takes-the-older',
      ],
    ),
    drill('soak-city', ['--minutes', '30'], ['--slice']),
    ...planted(
      'soak-city',
      ['--slice'],
      ['drop-a-delta', 'leak', 'orphan-timer', 'keep-lease', 'lose-a-command'],
    ),
    drill('soak-pglite', ['--minutes', '30'], ['--minutes', '1']),
    drill('leaks', [], ['--slice']),
    ...planted(
      'leaks',
      ['--slice', '--only', 'sqlite'],
      ['open-is-hidden', 'witness-from-hidden', 'stop-is-told', 'slow-on-secret'],
    ),
    drill('isolation', [], ['--slice']),
    ...planted('isolation', ['--rounds', '60'], ['keep-databases', 'keep-sessions', 'mix-runs']),
    drill('bombs', [], ['--slice']),
    ...planted('bombs', ['--slice', '--only', 'S10'], ['unrestored']),
    ...(isSlice
      ? []
      : [
          ...planted('bombs', ['--only', 'S14'], ['uncut']),
          ...planted('bombs', ['--slice', '--only', 'S1'], ['unwatched']),
        ]),
    drill('soak-sandbox', [], ['--slice']),
    ...planted('soak-sandbox', ['--slice'], ['leave-databases', 'lose-replies', 'leak', 'slow-start']),
  ];

  // The table of faults judges times, and takes as long as all else together: the full set plays it.
  const faults: readonly Step[] = [
    drill('faults', [], ['--slice']),
    ...planted(
      'faults',
      ['--slice'],
      ['no-limit', 'ack-before-commit', 'forget-idempotency', 'no-503', 'double-reward', 'leak-username'],
    ),
  ];

  return [...drills, ...(isSlice ? [] : faults)];
}
