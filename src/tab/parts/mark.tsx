// The mark that tells exercise and real apart: words, sign and pattern, so that no colour is needed.
import type { ReactNode } from 'react';
import type { Mode } from '../../domain/alarm.ts';
import { useTools } from '../tools.ts';
import { Icon } from './icon.tsx';

/** First and last line of everything that is about an alarm. `children` stand at its end. */
export function Mark(props: { mode: Mode; exerciseName: string; ended?: boolean; children?: ReactNode }): ReactNode {
  const { mark } = useTools().texts.tab;
  return (
    <div className={`mark mark-${props.mode}`} data-ended={props.ended ?? false}>
      <span className="mark-words">
        <Icon name={props.mode === 'real' ? 'alarm' : 'exercise'} />
        <strong>{props.mode === 'real' ? mark.real : mark.exercise(props.exerciseName)}</strong>
      </span>
      {props.children && <span className="mark-more">{props.children}</span>}
    </div>
  );
}
