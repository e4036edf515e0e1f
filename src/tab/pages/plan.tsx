// Page of one plan: what it says, how it stands, what may be done with it; and its editor.
import { type ReactNode, useState } from 'react';
import { contentOf } from '../../domain/plan-status.ts';
import type { PlanPage as View } from '../../http/contract-plans.ts';
import { BackLink } from '../parts/back-link.tsx';
import { Failure, Waiting } from '../parts/failure.tsx';
import { Heading } from '../parts/heading.tsx';
import { Icon } from '../parts/icon.tsx';
import { PlanActions } from '../parts/plan-actions.tsx';
import { PlanDocument } from '../parts/plan-document.tsx';
import { PlanEditor } from '../parts/plan-editor.tsx';
import { PlanCopies, PlanEvidence, PlanHistory, PlanTriggers, PlanVersions } from '../parts/plan-lists.tsx';
import { PlanReview } from '../parts/plan-review.tsx';
import { EvidenceMark, LateMark, ReleaseMark } from '../parts/state-mark.tsx';
import { dayWords } from '../record-words.ts';
import { useTools, useView } from '../tools.ts';

export function PlanPage({ id }: { id: string }): ReactNode {
  const { texts, go } = useTools();
  const [, domain] = /^new\.(.+)$/.exec(id) ?? [];
  if (domain === undefined) return <Known id={id} />;
  return (
    <>
      <BackLink page={{ name: 'plans' }} name={texts.planTab.title} />
      <Heading title={texts.planTab.newTitle} />
      <PlanEditor
        domain={domain}
        page={null}
        mode="draft"
        onDone={(made) => go({ name: 'plan', id: made }, { text: texts.planTab.savedDraft })}
        onClose={() => go({ name: 'plans' })}
      />
    </>
  );
}

function Known({ id }: { id: string }): ReactNode {
  const { texts, say } = useTools();
  const view = useView<View>(`/api/plans/${encodeURIComponent(id)}`, (caseId) => caseId === `plan/${id}`);
  const [mode, edit] = useState<'view' | 'draft' | 'correct'>('view');
  if (!view.value) {
    return (
      <>
        <BackLink page={{ name: 'plans' }} name={texts.planTab.title} />
        {view.fault ? <Failure fault={view.fault} texts={texts} retry={view.reload} /> : <Waiting texts={texts} />}
      </>
    );
  }
  const page = view.value;
  const content = contentOf(page.plan);
  if (mode !== 'view') {
    return (
      <>
        <BackLink page={{ name: 'plans' }} name={texts.planTab.title} />
        <Heading title={page.row.title} />
        <PlanEditor
          domain={page.plan.domain}
          page={page}
          mode={mode}
          onDone={() => {
            say({ text: mode === 'draft' ? texts.planTab.savedDraft : texts.planTab.saved });
            edit('view');
            view.reload();
          }}
          onClose={() => edit('view')}
        />
      </>
    );
  }
  const parts = { page, onDone: view.reload };
  return (
    <>
      <BackLink page={{ name: 'plans' }} name={texts.planTab.title} />
      <Heading title={page.row.title} />
      <Standing page={page} />
      <Failure fault={view.fault} texts={texts} retry={view.reload} />
      <PlanReview {...parts} />
      <PlanActions {...parts} onEdit={edit} />
      <div className="record">
        <div>
          {content && <PlanDocument page={page} content={content} title={texts.planTab.document} />}
          {page.plan.released && page.plan.status !== 'released' && page.plan.draft && (
            <PlanDocument page={page} content={page.plan.draft} title={texts.planTab.draft} />
          )}
          <PlanVersions {...parts} />
        </div>
        <div>
          <PlanEvidence {...parts} />
          <PlanTriggers {...parts} />
          <PlanCopies {...parts} />
        </div>
      </div>
      <PlanHistory lines={page.history} />
    </>
  );
}

/** Release and evidence side by side, and until when it is to be reviewed. */
function Standing({ page }: { page: View }): ReactNode {
  const { texts } = useTools();
  const words = texts.planTab;
  const { row, plan } = page;
  return (
    <div className="plan-standing">
      <p className="lead">
        {texts.plan.kind[row.kind]}, {row.domain.name}
      </p>
      <ul className="chips plain-list">
        <li>
          <ReleaseMark status={row.status} />
        </li>
        <li>{row.version === null ? words.notInForce : texts.status.version(row.version)}</li>
        {row.version !== null && (
          <li>
            <EvidenceMark status={row.evidence} />
          </li>
        )}
        {row.overdue && (
          <li>
            <LateMark words={words.late} />
          </li>
        )}
        {row.reviewBy !== null && (
          <li>
            {words.columns.due} {dayWords(row.reviewBy, texts)}
          </li>
        )}
      </ul>
      {row.version !== null && (row.overdue || plan.status !== 'released') && plan.status !== 'withdrawn' && (
        <p className="hint">{words.stays}</p>
      )}
      {plan.returned !== '' && (
        <p className="worry">
          <Icon name="back" size={16} /> {words.returned(plan.returned)}
        </p>
      )}
      {plan.disclaimedAt !== null && (
        <p className="worry">
          <Icon name="warning" size={16} /> {words.disclaimed}
        </p>
      )}
    </div>
  );
}
