/** Whether a page of `origin` may open a connection to the `host` that it asked for. */
export type OriginPolicy = (origin: string | null, host: string | null) => boolean;

/**
 * Pages of the public address and of the listed origins may connect. Without a public address, so may a page
 * that was served under the very host that it asks for (`npm start` on any name of this machine).
 * No Origin means no browser: such a client carries nobody's cookies.
 */
export function createOriginPolicy(options: {
  readonly publicUrl?: string | undefined;
  readonly origins?: readonly string[];
}): OriginPolicy {
  const listed = new Set(
    [options.publicUrl, ...(options.origins ?? [])].flatMap((url) => originOf(url) ?? []),
  );
  return (origin, host) => {
    if (origin === null) return true;
    const asked = originOf(origin);
    if (asked === null) return false;
    if (listed.has(asked)) return true;
    return options.publicUrl === undefined && host !== null && new URL(asked).host === host.toLowerCase();
  };
}

function originOf(url: string | undefined): string | null {
  if (url === undefined || !URL.canParse(url)) return null;
  const { origin } = new URL(url);
  return origin === 'null' ? null : origin;
}
