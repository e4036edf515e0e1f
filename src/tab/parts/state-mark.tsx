// A state in words with an icon: release, evidence, due days. Never by colour alone.
import type { ReactNode } from 'react';
import type { EvidenceStatus } from '../../domain/evidence.ts';
import type { MeasureStatus } from '../../domain/measure.ts';
import type { PlanStatus } from '../../domain/plan.ts';
import { useTools } from '../tools.ts';
import { Icon, type IconName } from './icon.tsx';

const release: Readonly<Record<PlanStatus, IconName>> = {
  none: 'missing',
  draft: 'pen',
  'in-qa': 'report',
  'for-release': 'report',
  released: 'check',
  'in-revision': 'pen',
  withdrawn: 'waived',
};
const evidence: Readonly<Record<EvidenceStatus, IconName>> = {
  NONE: 'missing',
  TABLETOP_DONE: 'call-me',
  TESTED: 'check',
  EFFECTIVE: 'check',
  INEFFECTIVE: 'warning',
  EXPIRED: 'warning',
};
const work: Readonly<Record<MeasureStatus, IconName>> = {
  none: 'missing',
  open: 'missing',
  'in-progress': 'pen',
  done: 'check',
  checked: 'check',
  rejected: 'waived',
};

function Mark({ icon, words, worries = false }: { icon: IconName; words: string; worries?: boolean }): ReactNode {
  return (
    <span className={`state-mark${worries ? ' worry' : ''}`}>
      <Icon name={icon} size={16} /> {words}
    </span>
  );
}

export const ReleaseMark = ({ status }: { status: PlanStatus }): ReactNode => (
  <Mark icon={release[status]} words={useTools().texts.plan.status[status]} />
);
export const EvidenceMark = ({ status }: { status: EvidenceStatus }): ReactNode => (
  <Mark
    icon={evidence[status]}
    words={useTools().texts.plan.evidence[status]}
    worries={status === 'INEFFECTIVE' || status === 'EXPIRED'}
  />
);
export const WorkMark = ({ status }: { status: MeasureStatus }): ReactNode => (
  <Mark icon={work[status]} words={useTools().texts.measure.status[status]} />
);
export const LateMark = ({ words }: { words: string }): ReactNode => <Mark icon="warning" words={words} worries />;
