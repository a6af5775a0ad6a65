import type { Me } from '@sqltown/shared/api';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useServices } from '../services/services.ts';

const ME = ['me'] as const;

/** Who plays here: signed in, or a guest made on the spot, without a form. */
export function useMe(): { me: Me | null; fault: Error | null; retry: () => void } {
  const { api } = useServices();
  const query = useQuery({
    queryKey: ME,
    queryFn: async () => (await api.me()) ?? (await api.makeGuest()),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return { me: query.data ?? null, fault: query.error, retry: () => void query.refetch() };
}

/** Tells the page that it is somebody else's now, or has another name: everything personal is read again. */
export function useBecome(): (me: Me | null) => Promise<void> {
  const client = useQueryClient();
  return async (me) => {
    if (me === null) await client.resetQueries({ queryKey: ME });
    else client.setQueryData(ME, me);
    await client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== ME[0] });
  };
}
