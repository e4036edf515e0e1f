// First and last line of everything about a check-in: what it is, and whether it is an exercise.
import type { ReactNode } from 'react';
import type { CheckInRow } from '../../http/contract-check-ins.ts';
import { useTools } from '../tools.ts';
import { Icon } from './icon.tsx';

export function CheckInMark(props: { of: Pick<CheckInRow, 'mode' | 'exerciseName'>; children?: ReactNode }): ReactNode {
  const { mode, exerciseName } = props.of;
  const words = useTools().texts.checkIn.mark[mode]({ exercise: exerciseName });
  return (
    <div className={mode === 'exercise' ? 'mark mark-exercise' : 'mark mark-check-in'}>
      <span className="mark-words">
        <Icon name={mode === 'exercise' ? 'exercise' : 'report'} />
        <strong>{words}</strong>
      </span>
      {props.children && <span className="mark-more">{props.children}</span>}
    </div>
  );
}
