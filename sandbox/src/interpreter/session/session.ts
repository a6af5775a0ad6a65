import { type Session, type SessionOptions, openWith } from './open-with.ts';
import { SELDOM } from './seldom.ts';

/** A session that has every statement at hand, as a server needs it; a page's is `page-session.ts`. */
export function openSession(options: SessionOptions): Session {
  return openWith(SELDOM, options);
}
