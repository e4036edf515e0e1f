// The mark that tells exercise and real apart: words, sign and pattern, so that no colour is needed.
import type { ReactNode } from 'react';
import type { AlarmRow } from '../../http/contract.ts';
import { useTools } from '../tools.ts';
import { Icon } from './icon.tsx';

type Marked = Pick<AlarmRow, 'mode' | 'number' | 'exerciseName' | 'ending'>;

/** First and last line of everything that is about an alarm, in the words of the cards. `children` stand at its end. */
export function Mark({ of, children }: { of: Marked; children?: ReactNode }): ReactNode {
  const { mark } = useTools().texts.cards;
  const words = mark[of.ending ?? 'alarm'][of.mode];
  return (
    <div className={`mark mark-${of.mode}`} data-ended={of.ending !== null}>
      <span className="mark-words">
        <Icon name={of.mode === 'real' ? 'alarm' : 'exercise'} />
        <strong>{words({ number: of.number, exercise: of.exerciseName })}</strong>
      </span>
      {children && <span className="mark-more">{children}</span>}
    </div>
  );
}
