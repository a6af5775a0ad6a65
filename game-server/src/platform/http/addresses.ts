import { BlockList, isIP } from 'node:net';
import { LRUCache } from 'lru-cache';

/** Addresses whose answer is kept: the proxies, and those who came last. */
const MAX_KNOWN = 2_000;

/** Finds the client's address: the peer's, or what trusted proxies say it is. */
export type Addresses = (peerAddress: string, forwardedFor: string | null) => string;

/**
 * X-Forwarded-For is read from its end, as far as each hop is trusted; a client can write what it likes
 * before that. @throws when an entry is neither an address nor a CIDR range.
 */
export function createAddresses(trustedProxies: readonly string[]): Addresses {
  const trusted = new BlockList();
  for (const entry of trustedProxies) {
    const [address = '', prefix] = entry.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (prefix === undefined) trusted.addAddress(address, family);
    else trusted.addSubnet(address, Number(prefix), family);
  }
  /** Every request asks, and a list is slow to answer. */
  const known = new LRUCache<string, boolean>({ max: MAX_KNOWN });
  const isTrusted = (address: string): boolean => {
    const before = known.get(address);
    if (before !== undefined) return before;
    const isListed = isIP(address) !== 0 && trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
    known.set(address, isListed);
    return isListed;
  };

  return (peerAddress, forwardedFor) => {
    let client = withoutMapping(peerAddress);
    const hops = (forwardedFor ?? '').split(',').map((hop) => withoutMapping(hop.trim()));
    while (isTrusted(client)) {
      const next = hops.pop();
      if (next === undefined || isIP(next) === 0) break;
      client = next;
    }
    return client;
  };
}

export function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.');
}

/** An IPv4 peer of a dual-stack socket is written ::ffff:1.2.3.4. */
function withoutMapping(address: string): string {
  return address.startsWith('::ffff:') && isIP(address.slice(7)) === 4 ? address.slice(7) : address;
}
