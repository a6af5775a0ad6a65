import { ChevronDown, Coins, Map as MapIcon, Sparkles } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { PlainWords } from '../controls/plain-words.tsx';
import { useWorkbench } from '../learning/workbench.ts';
import { Exercises } from './exercises.tsx';
import { LessonList } from './lesson-list.tsx';

type Props = { readonly isFolded?: boolean; readonly onFold?: () => void };

/** What to find, in plain words, and where in the course it stands. */
export function TaskPanel({ isFolded = false, onFold }: Props): ReactNode {
  const { lesson, exercise, fault, retry } = useWorkbench();
  if (lesson === undefined || exercise === undefined) {
    if (fault === null) return <TaskComing />;
    return (
      <section className="task" aria-label="Task">
        <h1>The lesson did not come</h1>
        <p className="quiet">{fault.message}</p>
        <button type="button" className="button" onClick={retry}>
          Try again
        </button>
      </section>
    );
  }
  return (
    <section className="task" aria-label="Task">
      <div className="row label faint task-crumbs">
        <LessonList>
          <MapIcon size={13} aria-hidden />
          <span className="clip">{lesson.chapter_title}</span>
          <span aria-hidden>·</span>
          <span className="figures">
            lesson {lesson.position} of {lesson.of}
          </span>
          <ChevronDown size={13} aria-hidden />
        </LessonList>
        <span className="push" />
        <span className="chip chip-gold figures">
          <Sparkles size={12} aria-hidden />+{lesson.reward.xp} XP · <Coins size={12} aria-hidden />+
          {lesson.reward.coins} <span className="unseen">coins</span>
        </span>
      </div>
      <div className="row task-title">
        <h1 className="push clip" title={lesson.lesson_title}>
          {lesson.lesson_title}
        </h1>
        <Exercises />
        {onFold !== undefined && (
          <button
            type="button"
            className="button button-plain button-small button-icon fold"
            aria-expanded={!isFolded}
            aria-label={isFolded ? 'Show the task' : 'Fold the task'}
            onClick={onFold}
          >
            <ChevronDown size={16} aria-hidden />
          </button>
        )}
      </div>
      {!isFolded && (
        <>
          <p className="task-words" data-testid="task">
            <PlainWords text={exercise.task} />
          </p>
          <Idea />
        </>
      )}
    </section>
  );
}

function TaskComing(): ReactNode {
  return (
    <section className="task" aria-label="Task" aria-busy="true">
      <div className="bone bone-short" />
      <div className="bone bone-title" />
      <div className="bone" />
      <div className="bone" />
    </section>
  );
}

/** The lesson's story, its one idea and an example, for whoever wants them. */
function Idea(): ReactNode {
  const { lesson, dialect } = useWorkbench();
  const [isOpen, setOpen] = useState(false);
  if (lesson === undefined) return null;
  const example = lesson.code_examples.find((one) => one.dialect === dialect);
  return (
    <div className="idea">
      <button type="button" className="link label" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? 'Hide the idea' : 'Show the idea and an example'}
      </button>
      {isOpen && (
        <div className="idea-body dense">
          <p className="faint">
            <PlainWords text={lesson.common_content.story} />
          </p>
          <p>
            <PlainWords text={lesson.common_content.idea} />
          </p>
          {example !== undefined && (
            <>
              <pre className="mono idea-code">{example.sql_code}</pre>
              <p className="quiet">
                <PlainWords text={example.explanation} />
              </p>
            </>
          )}
        </div>
      )}
    </div>
  );
}
