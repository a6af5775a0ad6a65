import type { Cities, HeldLease, Renewal } from '#features/cities/index.ts';
import type { CityId } from '@sqltown/shared/ids';
import { expect, it, vi } from 'vitest';
import { Renewals } from './renewals.ts';

const lease = (cityId: string): HeldLease => ({
  cityId: cityId as CityId,
  roomId: `room of ${cityId}`,
  epoch: 1,
});

it('[L7] renews together what is asked for at once, and tells each its own', async () => {
  const answers = new Map<CityId, Renewal>([
    ['1' as CityId, { kind: 'kept', version: 7 }],
    ['2' as CityId, { kind: 'lost' }],
  ]);
  const renewLeases = vi.fn<Cities['renewLeases']>(() => Promise.resolve(answers));
  const renewals = new Renewals({ renewLeases }, () => 'this process');
  expect(await Promise.all(['1', '2', '3'].map((id) => renewals.renew(lease(id))))).toEqual([
    { kind: 'kept', version: 7 },
    { kind: 'lost' },
    { kind: 'unreachable' },
  ]);
  expect(renewLeases.mock.calls).toEqual([['this process', [lease('1'), lease('2'), lease('3')]]]);
});

it('[L7] says that the database is out of reach when it is', async () => {
  const renewals = new Renewals({ renewLeases: () => Promise.reject(new Error('away')) }, () => 'p');
  expect(await renewals.renew(lease('1'))).toEqual({ kind: 'unreachable' });
});
