import type { BeforeUpgradeHandler, Router, Transport } from '@colyseus/core';
import type { Logger } from '#platform/logger/index.ts';
import { Connections, connectionsAfforded } from './full-house.ts';
import type { Answer } from './incoming.ts';
import type { OriginPolicy } from './origins.ts';
import { plainAnswer } from './plain-answer.ts';
import { createUwsTransport } from './uws.ts';
import { createWsTransport } from './ws.ts';

export type TransportOptions = {
  /** `auto`: uws, and ws where its native build doesn't load. */
  readonly transport: 'auto' | 'uws' | 'ws';
  readonly allowsOrigin: OriginPolicy;
  /** What answers plain HTTP; the bare router when absent. */
  readonly answerWith?: (router: Router) => Answer;
  /** Connections at once, whatever they are for; as many as there are descriptors for when absent. */
  readonly maxConnections?: number | undefined;
  readonly logger: Pick<Logger, 'warn'>;
};

export type ChosenTransport = { readonly name: 'uws' | 'ws'; readonly transport: Transport };

/**
 * The connection to the browsers, with its limits. A foreign page is answered 403 before the upgrade.
 * @throws when `uws` is asked for by name and its native build doesn't load
 */
export async function createTransport(options: TransportOptions): Promise<ChosenTransport> {
  const beforeUpgrade = refuseForeign(options.allowsOrigin);
  const answerWith = options.answerWith ?? plainAnswer;
  const connections = new Connections(options.maxConnections ?? connectionsAfforded());
  if (options.transport === 'ws')
    return { name: 'ws', transport: createWsTransport(answerWith, beforeUpgrade, connections) };
  try {
    return { name: 'uws', transport: await createUwsTransport(answerWith, beforeUpgrade, connections) };
  } catch (error) {
    if (options.transport === 'uws') throw error;
    options.logger.warn({ error }, 'transport.fell-back-to-ws');
    return { name: 'ws', transport: createWsTransport(answerWith, beforeUpgrade, connections) };
  }
}

function refuseForeign(allowsOrigin: OriginPolicy): BeforeUpgradeHandler {
  return (_request, { headers }) =>
    allowsOrigin(headers.get('origin'), headers.get('host'))
      ? undefined
      : new Response('This page may not connect here.', { status: 403 });
}
