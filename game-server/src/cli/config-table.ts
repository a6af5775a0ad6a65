import { Settings } from '#config';

/** docs/configuration.md, from the settings' own descriptions. */
export function configTable(): string {
  const defaults: Readonly<Record<string, unknown>> = Settings.parse({});
  const rows = Object.entries(Settings.shape).map(([key, schema]) => [
    `\`${key}\``,
    key in defaults ? describeValue(defaults[key]) : '–',
    schema.description ?? '',
  ]);
  return [
    '# Configuration',
    '',
    'Environment variables; none is needed. Generated from `game-server/src/config.ts` by',
    '`node game-server/src/cli/config-docs.ts`. A bad or misspelt key stops the start and is named.',
    '',
    ...alignedTable([['key', 'default', 'what it does'], ...rows]),
    '',
  ].join('\n');
}

function describeValue(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '–' : `\`${value.join(',')}\``;
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}

/** Columns as wide as their widest cell, as the formatter wants them. */
function alignedTable(rows: readonly (readonly string[])[]): string[] {
  const [head = []] = rows;
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.slice(1).map(line)];
}
