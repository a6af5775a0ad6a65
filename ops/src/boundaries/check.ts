import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PLANTS, type Plant } from './plants.ts';

/**
 * `npm run boundaries`: who may import whom. The rules are lint restrictions (.oxlintrc.json); here the tree is
 * held to them, and then each rule to a planted violation, which must be refused.
 */
const lint = (cwd: string, paths: readonly string[]): { ok: boolean; output: string } => {
  const { status, stdout, stderr, error } = spawnSync('oxlint', ['--deny-warnings', ...paths], {
    cwd,
    encoding: 'utf8',
  });
  if (error) throw error;
  return { ok: status === 0, output: stdout + stderr };
};

const isCaught = (folder: string, { file, source }: Plant): boolean => {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, source);
  const cycle = path.replace('cycle-a', 'cycle-b');
  if (cycle !== path) writeFileSync(cycle, `import { x } from './planted-cycle-a.ts';\n\nexport { x };\n`);
  const { ok, output } = lint(folder, [file]);
  rmSync(path);
  return !ok && /eslint\(no-restricted-imports\)|import\(no-cycle\)/.test(output);
};

const tree = lint('.', ['.']);
if (!tree.ok) console.error(tree.output);

const folder = mkdtempSync(join(tmpdir(), 'sqltown-boundaries-'));
copyFileSync('.oxlintrc.json', join(folder, '.oxlintrc.json'));
const missed = PLANTS.filter((planted) => !isCaught(folder, planted));
rmSync(folder, { recursive: true, force: true });

for (const { file, source } of missed) console.error(`not caught: ${file}: ${source.split('\n')[0]}`);
console.log(
  `boundaries: tree ${tree.ok ? 'clean' : 'violated'}, ${PLANTS.length - missed.length} of ${PLANTS.length} planted violations caught`,
);
process.exitCode = tree.ok && missed.length === 0 ? 0 : 1;
