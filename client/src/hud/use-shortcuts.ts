import { useEffect, useEffectEvent } from 'react';

type Shortcuts = { readonly table: () => void; readonly sound: () => void };

const KEYS: Readonly<Record<string, keyof Shortcuts>> = { t: 'table', m: 'sound' };

/** Single keys, as long as nobody is typing and no dialog is open. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const act = useEffectEvent((name: keyof Shortcuts) => shortcuts[name]());
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const name = KEYS[event.key.toLowerCase()];
      const target = event.target as HTMLElement;
      const isTaken = target.closest(
        'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"], [role="grid"]',
      );
      if (name === undefined || isTaken !== null || event.ctrlKey || event.metaKey || event.altKey) return;
      act(name);
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}
