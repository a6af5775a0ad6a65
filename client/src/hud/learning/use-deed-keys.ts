import { useEffect, useEffectEvent } from 'react';
import { useDeeds } from './use-deeds.ts';

/** Places with an Enter of their own; the editor answers before the page does. */
const OWN_ENTER = 'input, select, [role="dialog"], [role="menu"], [role="listbox"]';

/** Ctrl or Cmd with Enter runs, with Shift as well it submits: wherever the focus is. */
export function useDeedKeys(): void {
  const deeds = useDeeds();
  const act = useEffectEvent((isSubmit: boolean) => (isSubmit ? deeds.submit() : deeds.run()));
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat) return;
      const isTaken = event.target instanceof Element && event.target.closest(OWN_ENTER) !== null;
      if (event.defaultPrevented || isTaken) return;
      event.preventDefault();
      act(event.shiftKey);
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}
