import type { ChaptersReply, DatasetReply, Dialect, LessonReply } from '@sqltown/shared/api';
import type { LessonId } from '@sqltown/shared/ids';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useServices } from '../services/services.ts';

const MINUTES = 60_000;

export function useChapters(isKnown: boolean): UseQueryResult<ChaptersReply> {
  const { api } = useServices();
  return useQuery({ queryKey: ['chapters'], queryFn: () => api.chapters(), enabled: isKnown });
}

export function useLesson(id: LessonId | null, dialect: Dialect): UseQueryResult<LessonReply> {
  const { api } = useServices();
  return useQuery({
    queryKey: ['lesson', id, dialect],
    queryFn: () => api.lesson(id!, dialect),
    enabled: id !== null,
    placeholderData: (before) => (before?.lesson_id === id ? before : undefined),
  });
}

export function useDataset(id: string | undefined, dialect: Dialect): UseQueryResult<DatasetReply> {
  const { api } = useServices();
  return useQuery({
    queryKey: ['dataset', id, dialect],
    queryFn: () => api.dataset(id!, dialect),
    enabled: id !== undefined,
    staleTime: 30 * MINUTES,
  });
}
