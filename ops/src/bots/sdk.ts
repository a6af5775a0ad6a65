import type { Room } from '@colyseus/sdk';
import type { CityState } from '@sqltown/shared/state';

// The SDK takes Node's own WebSocket where there is one, and then stops reconnecting after one refusal.
const nodesOwn = globalThis.WebSocket;
Reflect.deleteProperty(globalThis, 'WebSocket');
export const { Client } = await import('@colyseus/sdk');
globalThis.WebSocket = nodesOwn;

export type CityRoom = Room<unknown, CityState>;
