const isApple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);

/** The key that the editor's shortcuts begin with. */
export const MOD = isApple ? '⌘' : 'Ctrl';
