import { useEffect } from 'react';
import { useObservable } from '#net/use-observable.ts';
import { useServices } from './services.ts';
import { DARK, REDUCED_MOTION, useMedia } from './use-media.ts';

/** Light or dark, as chosen or as the system says. */
export function useTheme(): { isDark: boolean; toggle: () => void } {
  const { preferences } = useServices();
  const { theme } = useObservable(preferences);
  const isSystemDark = useMedia(DARK);
  const isDark = theme === 'system' ? isSystemDark : theme === 'dark';
  return {
    isDark,
    toggle: () => preferences.update((all) => ({ ...all, theme: isDark ? 'light' : 'dark' })),
  };
}

/** Tells the page's root and the city how to look and move. */
export function useLook(): void {
  const { bridge } = useServices();
  const { isDark } = useTheme();
  const isStill = useMedia(REDUCED_MOTION);
  useEffect(() => {
    document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
    bridge.hud.emit('theme', isDark ? 'dusk' : 'day');
  }, [bridge, isDark]);
  useEffect(() => bridge.hud.emit('reducedMotion', isStill), [bridge, isStill]);
}
