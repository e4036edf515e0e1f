// Exercises somebody is in: when and where, from the announcement until the end.
import type { ReactNode } from 'react';
import type { MyExercises as View } from '../../http/contract-exercise-run.ts';
import { useTools, useView } from '../tools.ts';
import { PageLink } from './page-link.tsx';

export function MyExercises(): ReactNode {
  const { texts } = useTools();
  const words = texts.run.mine;
  const { value } = useView<View>('/api/my-exercises', (caseId) => caseId.startsWith('exercise'));
  if (!value || value.exercises.length === 0) return null;
  return (
    <section aria-labelledby="my-exercises">
      <h2 id="my-exercises">{words.title}</h2>
      <ul className="panel panel-body">
        {value.exercises.map(({ id, title, role, startsAt, room, isRunning }) => (
          <li key={id}>
            <PageLink page={{ name: 'exercise', id }}>{title}</PageLink>:{' '}
            {isRunning
              ? words.running
              : startsAt === null
                ? words.open
                : `${texts.day(startsAt)}, ${texts.clock(startsAt)}`}
            {room !== '' && `, ${room}`} ({texts.exercise.role[role]})
          </li>
        ))}
      </ul>
    </section>
  );
}
