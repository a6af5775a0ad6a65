import { fileURLToPath } from 'node:url';

/** Where prepared engine images are kept unless somebody says otherwise: it may be deleted at any time. */
export const DEFAULT_CACHE_FOLDER = fileURLToPath(
  new URL('../../../node_modules/.cache/sqltown-sandbox/', import.meta.url),
);
