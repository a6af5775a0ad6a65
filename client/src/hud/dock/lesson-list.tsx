import { CircleCheck, CircleDot, Circle } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { ChaptersReply } from '@sqltown/shared/api';
import { BUILDING_TYPES } from '@sqltown/shared/rules';
import { CardPopover } from '../controls/popover.tsx';
import { useChapters } from '../learning/queries.ts';
import { useWorkbench } from '../learning/workbench.ts';

type Chapter = ChaptersReply['chapters'][number];

/** Every lesson with how far one is: nothing is locked, so whoever knows SQL may skip ahead. */
export function LessonList({ children }: { readonly children: ReactNode }): ReactNode {
  const chapters = useChapters(true);
  return (
    <CardPopover
      label="Lessons"
      trigger={
        <Button className="lesson-trigger row" data-testid="lessons">
          {children}
        </Button>
      }
    >
      {(close) => (
        <div className="lesson-list">
          {chapters.data === undefined ? (
            <p className="dense quiet">
              {chapters.isError ? 'The lessons did not come.' : 'Fetching the lessons…'}
            </p>
          ) : (
            chapters.data.chapters.map((chapter) => (
              <ChapterPart key={chapter.id} chapter={chapter} close={close} />
            ))
          )}
        </div>
      )}
    </CardPopover>
  );
}

function ChapterPart({
  chapter,
  close,
}: {
  readonly chapter: Chapter;
  readonly close: () => void;
}): ReactNode {
  const { lesson: open, openLesson } = useWorkbench();
  const done = chapter.lessons.filter((lesson) => lesson.complete).length;
  return (
    <section>
      <div className="row lesson-chapter">
        <h2 className="push">{chapter.title}</h2>
        <span className="label faint figures">
          {done} of {chapter.lessons.length}
        </span>
      </div>
      <ol>
        {chapter.lessons.map((lesson, i) => (
          <li key={lesson.id}>
            <button
              type="button"
              className="lesson-item row dense"
              aria-current={lesson.id === open?.lesson_id ? 'page' : undefined}
              onClick={() => {
                openLesson(lesson.id);
                close();
              }}
            >
              {lesson.complete ? (
                <CircleCheck size={16} className="ok" aria-label="Done" />
              ) : lesson.solved > 0 ? (
                <CircleDot size={16} className="begun" aria-label="Begun" />
              ) : (
                <Circle size={16} className="faint" aria-label="Open" />
              )}
              <span className="clip">
                <span className="figures faint">{i + 1}.</span> {lesson.title}
              </span>
              <span className="push" />
              <span className="label faint">{BUILDING_TYPES[lesson.building].title}</span>
              <span className="label faint figures lesson-count">
                {lesson.solved}/{lesson.exercises}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
