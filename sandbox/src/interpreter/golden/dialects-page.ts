import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DIALECT_NAMES, type DialectName } from '../dialects/dialect.ts';
import { KNOWN_DIFFERENCES } from '../known-differences.ts';
import { type Construct, constructs, goldenCases, knownGaps } from './corpus-files.ts';
import type { GoldenCase } from './golden-case.ts';

/** `node sandbox/src/interpreter/golden/dialects-page.ts --write` writes docs/dialects.md from the corpora. */
export const PAGE = fileURLToPath(new URL('../../../../docs/dialects.md', import.meta.url));

/** Engines that a test asks themselves. */
const VERIFIED: ReadonlySet<DialectName> = new Set(['sqlite', 'postgresql', 'mariadb']);
const TITLES: Readonly<Record<DialectName, string>> = {
  sqlite: 'SQLite',
  postgresql: 'PostgreSQL',
  mysql: 'MySQL',
  mariadb: 'MariaDB',
  mssql: 'SQL Server',
  oracle: 'Oracle',
};

/** The whole page. */
export function dialectsPage(): string {
  const cases = goldenCases();
  const gaps = knownGaps();
  const all = constructs();
  const topics = [...new Set(all.map(({ topic }) => topic))];
  const tables = topics.map((topic) => {
    const rows = all.filter((construct) => construct.topic === topic);
    return `## ${topic}\n\n${table(rows, cases, gaps)}`;
  });
  return `${[INTRODUCTION, countsOf(cases, gaps), ...tables, gapsOf(cases, gaps), DIFFERENCES].join('\n\n')}\n`;
}

const INTRODUCTION = `# Six dialects

What SQLTown's own engine makes of each construct, dialect by dialect. This page is written from the golden corpora in
\`sandbox/src/interpreter/golden\` (\`node sandbox/src/interpreter/golden/dialects-page.ts --write\`), and a test fails when
it is stale. Each cell stands for at least one case there, with its statement, what the vendor's manual says that it
gives, and where that is said.

- **works**: it gives what the dialect gives, in all cases.
- **no: …** the dialect doesn't have it, and the engine says so in the dialect's words, with this number.
- **unsupported**: the dialect has it; SQLTown says that it doesn't, and never grades it as wrong.
- **differs**: some cases don't hold; they are listed at the end, with how the answer differs.`;

/** What a construct is in a dialect, in a few words. */
function cellOf(cases: readonly GoldenCase[], gaps: ReadonlyMap<string, string>): string {
  const differing = differingOf(cases, gaps);
  if (differing) return differing;
  if (cases.some(({ expected }) => expected.kind === 'rows' || expected.kind === 'count')) {
    return cases.some(({ expected }) => expected.kind === 'unsupported') ? 'works in part' : 'works';
  }
  if (cases.some(({ expected }) => expected.kind === 'unsupported')) return 'unsupported';
  const codes = cases.map(({ expected }) => (expected.kind === 'error' ? expected.code : ''));
  return `no: ${[...new Set(codes)].join(', ')}`;
}

function differingOf(cases: readonly GoldenCase[], gaps: ReadonlyMap<string, string>): string | null {
  const count = cases.filter(({ id }) => gaps.has(id)).length;
  return count === 0 ? null : `**differs** in ${count} of ${cases.length}`;
}

/** A mistake's cell is what the dialect calls it. */
function mistakeCellOf(cases: readonly GoldenCase[], gaps: ReadonlyMap<string, string>): string {
  const differing = differingOf(cases, gaps);
  if (differing) return differing;
  const said = cases.map(({ expected }) => (expected.kind === 'error' ? expected.code : 'accepted'));
  return [...new Set(said)].join(', ');
}

function table(
  rows: readonly Construct[],
  cases: readonly GoldenCase[],
  gaps: ReadonlyMap<string, string>,
): string {
  const cell = rows[0]?.topic === 'Mistakes' ? mistakeCellOf : cellOf;
  const lines = rows.map(({ name, title }) => {
    const own = cases.filter(({ construct }) => construct === name);
    return [
      title,
      ...DIALECT_NAMES.map((dialect) =>
        cell(
          own.filter((each) => each.dialect === dialect),
          gaps,
        ),
      ),
    ];
  });
  return markdownTable(['', ...DIALECT_NAMES.map((dialect) => TITLES[dialect])], lines);
}

/** What `npm run diff` excuses; the predicates that decide are in ops/src/diff/excuses.ts. */
const DIFFERENCES = [
  '## What generated questions may show',
  '`npm run diff` asks the real SQLite, PostgreSQL and MariaDB and this engine the same generated questions. Every difference\ncounts, but for these: a predicate decides which are, and together they are at most 0.5 % of the questions.',
  markdownTable(
    ['', 'dialects', 'why'],
    KNOWN_DIFFERENCES.map(({ name, dialects, reason }) => [
      name,
      dialects.map((dialect) => TITLES[dialect]).join(', '),
      reason,
    ]),
  ),
].join('\n\n');

/** How many cases there are, and what stands behind them. */
function countsOf(cases: readonly GoldenCase[], gaps: ReadonlyMap<string, string>): string {
  const lines = DIALECT_NAMES.map((dialect) => {
    const own = cases.filter((each) => each.dialect === dialect);
    const verified = VERIFIED.has(dialect)
      ? own.filter(({ expected }) => expected.kind !== 'unsupported').length
      : 0;
    const cited = VERIFIED.has(dialect) ? 0 : own.filter(({ source }) => !source.recalled).length;
    const counts = [own.length, verified, cited, own.length - verified - cited];
    return [TITLES[dialect], ...counts.map(String), String(own.filter(({ id }) => gaps.has(id)).length)];
  });
  const head = [
    '',
    'cases',
    'held on the real engine',
    'looked up in the manual',
    'recalled or ours',
    "don't hold yet",
  ];
  return markdownTable(head, lines);
}

function gapsOf(cases: readonly GoldenCase[], gaps: ReadonlyMap<string, string>): string {
  if (gaps.size === 0) return '## What differs\n\nNothing that a case knows of.';
  const lines = cases
    .filter(({ id }) => gaps.has(id))
    .map(({ id, sql }) => [
      id,
      `\`${sql.replaceAll('\n', ' ').replaceAll('|', '\\|')}\``,
      escaped(gaps.get(id) ?? ''),
    ]);
  return `## What differs\n\n${markdownTable(['case', 'statement', 'how the answer differs'], lines)}`;
}

const escaped = (text: string): string => text.replaceAll('\n', ' ').replaceAll('|', '\\|');

function markdownTable(head: readonly string[], lines: readonly (readonly string[])[]): string {
  return [tableLine(head), tableLine(head.map(() => '---')), ...lines.map(tableLine)].join('\n');
}

function tableLine(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--write')) writeFileSync(PAGE, dialectsPage());
  else process.exitCode = readFileSync(PAGE, 'utf8') === dialectsPage() ? 0 : 1;
}
