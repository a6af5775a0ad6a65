import { useEffect } from 'react';

/** A visible height this much smaller than the window's means that a keyboard covers the rest. */
const KEYBOARD_PX = 150;

/** Keeps the page as tall as what is seen of it, so that the SQL keys stand on the phone's keyboard. */
export function useViewport(): void {
  useEffect(() => {
    const viewport = window.visualViewport;
    if (viewport === null) return undefined;
    const root = document.documentElement;
    const measure = (): void => {
      root.style.setProperty('--viewport', `${Math.round(viewport.height)}px`);
      const isTyping = document.activeElement?.closest('.code') !== null && document.activeElement !== null;
      const isCovered =
        window.screen.height - viewport.height > window.screen.height * 0.4 && viewport.height < 560;
      if (isCovered && isTyping) root.dataset['keyboard'] = 'open';
      else if (window.innerHeight - viewport.height > KEYBOARD_PX) root.dataset['keyboard'] = 'open';
      else delete root.dataset['keyboard'];
      if (viewport.offsetTop > 0) window.scrollTo(0, 0);
    };
    measure();
    viewport.addEventListener('resize', measure);
    return () => viewport.removeEventListener('resize', measure);
  }, []);
}
