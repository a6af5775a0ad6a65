import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { WorldEvents } from '#bridge/index.ts';
import { useServices } from '../services/services.ts';

type Said = WorldEvents['said'] & { readonly id: number };

const LINES = 3;
const SHOWN_MS = 12_000;

/** The last few words that were said here. */
export function SaidLines(): ReactNode {
  const { bridge, announcer } = useServices();
  const [lines, setLines] = useState<readonly Said[]>([]);
  const nextId = useRef(1);
  useEffect(() => {
    const timers = new Set<ReturnType<typeof setTimeout>>();
    const stop = bridge.world.on('said', (said) => {
      const id = nextId.current++;
      announcer.say(`${said.name}: ${said.text}`);
      setLines((before) => [...before, { ...said, id }].slice(-LINES));
      timers.add(setTimeout(() => setLines((before) => before.filter((line) => line.id !== id)), SHOWN_MS));
    });
    return () => {
      stop();
      for (const timer of timers) clearTimeout(timer);
    };
  }, [bridge, announcer]);
  return (
    <div className="said dense" aria-hidden>
      {lines.map((line) => (
        <div key={line.id} className="said-line">
          <b data-color={line.color % 4}>{line.name}</b> {line.text}
        </div>
      ))}
    </div>
  );
}
