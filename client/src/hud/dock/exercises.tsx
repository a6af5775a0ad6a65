import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWorkbench } from '../learning/workbench.ts';

/** The lesson's tasks as steps: which are solved, which is open. */
export function Exercises(): ReactNode {
  const { lesson, exercise, openExercise } = useWorkbench();
  if (lesson === undefined || lesson.exercises.length < 2) return null;
  return (
    <ol className="steps" aria-label="Tasks of this lesson">
      {lesson.exercises.map(({ id, solved }, i) => (
        <li key={id}>
          <button
            type="button"
            className="step figures"
            data-solved={solved || undefined}
            aria-current={id === exercise?.id ? 'step' : undefined}
            aria-label={`Task ${i + 1} of ${lesson.exercises.length}${solved ? ', solved' : ''}`}
            onClick={() => openExercise(id)}
          >
            {solved ? <Check size={13} strokeWidth={2.6} aria-hidden /> : i + 1}
          </button>
        </li>
      ))}
    </ol>
  );
}
