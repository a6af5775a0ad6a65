import type { Dialect, EngineLabel } from '@sqltown/shared/api';
import { ChevronDown, Database } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { DIALECT_TITLES, OFFERED_DIALECTS } from '../editor/dialects.ts';
import { useWorkbench, type Workbench } from '../learning/workbench.ts';

/** Which dialect one writes, and which engine answered: the real one or not. */
export function EngineMenu(): ReactNode {
  const bench = useWorkbench();
  const engine = lastEngine(bench);
  const words = engine === null ? DIALECT_TITLES[bench.dialect] : engineWords(engine);
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
          {OFFERED_DIALECTS.map((dialect) => (
            <MenuItem key={dialect} id={dialect}>
              {DIALECT_TITLES[dialect]}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/**
 * "PostgreSQL 18.6 · real engine (PGlite)": the dialect's own name first, how it is embedded last. Where no real engine
 * is at hand: "Oracle 19.0 · SQLTown interpreter".
 */
export function engineWords({ dialect, name, version, real }: EngineLabel): string {
  if (!real) return `${DIALECT_TITLES[dialect]} ${version} · ${name}`;
  const [, own = name, embedded = ''] = /^(.*?)\s*(\(.*\))?$/.exec(name) ?? [];
  return `${own} ${version} · real engine ${embedded}`.trimEnd();
}

function lastEngine({ runner, submission, dialect }: Workbench): EngineLabel | null {
  const seen = [
    runner.state.kind === 'done' ? runner.state.reply.engine : null,
    submission.state.kind === 'judged' ? submission.state.reply.engine : null,
  ];
  return seen.find((engine) => engine?.dialect === dialect) ?? null;
}
