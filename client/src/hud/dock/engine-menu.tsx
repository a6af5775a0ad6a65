import type { Dialect, EngineLabel } from '@sqltown/shared/api';
import { ChevronDown, Database } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useWorkbench, type Workbench } from '../learning/workbench.ts';

const TITLES: Readonly<Record<Dialect, string>> = { postgresql: 'PostgreSQL', sqlite: 'SQLite' };
const OFFERED: readonly Dialect[] = ['postgresql', 'sqlite'];

/** Which dialect one writes, and which engine answered: the real one or not. */
export function EngineMenu(): ReactNode {
  const bench = useWorkbench();
  const engine = lastEngine(bench);
  const words = engine === null ? TITLES[bench.dialect] : engineWords(engine);
  return (
    <MenuTrigger>
      <Button className="chip engine" aria-label={`Dialect: ${words}`}>
        <Database size={12} aria-hidden />
        <span className="clip">{words}</span>
        <ChevronDown size={12} aria-hidden />
      </Button>
      <Popover placement="bottom end" className="popover card" offset={6}>
        <Menu
          className="menu"
          aria-label="Dialect"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[bench.dialect]}
          onAction={(key) => bench.chooseDialect(key as Dialect)}
        >
          {OFFERED.map((dialect) => (
            <MenuItem key={dialect} id={dialect}>
              {TITLES[dialect]}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** "PostgreSQL 18.6 · real engine (PGlite)": the dialect's own name first, how it is embedded last. */
export function engineWords({ name, version, real }: EngineLabel): string {
  const [, own = name, embedded = ''] = /^(.*?)\s*(\(.*\))?$/.exec(name) ?? [];
  return `${own} ${version} · ${real ? 'real engine' : 'interpreter'} ${embedded}`.trimEnd();
}

function lastEngine({ runner, submission, dialect }: Workbench): EngineLabel | null {
  const seen = [
    runner.state.kind === 'done' ? runner.state.reply.engine : null,
    submission.state.kind === 'judged' ? submission.state.reply.engine : null,
  ];
  return seen.find((engine) => engine?.dialect === dialect) ?? null;
}
