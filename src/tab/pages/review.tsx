// Page of one evaluation: what the visitor is asked herself, then report, findings and feedback for whoever works on them.
import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { ReviewFull, ReviewPage as View } from '../../http/contract-reviews.ts';
import { useAction } from '../action.ts';
import { Failure, Waiting } from '../parts/failure.tsx';
import { FileButton } from '../parts/file-button.tsx';
import { Heading } from '../parts/heading.tsx';
import { BusyButton } from '../parts/modal.tsx';
import { PageLink } from '../parts/page-link.tsx';
import { ReviewAsking } from '../parts/review-asking.tsx';
import { ReturnDialog } from '../parts/review-dialogs.tsx';
import { ReviewFindings } from '../parts/review-findings.tsx';
import { ReviewLate } from '../parts/review-late.tsx';
import { ReviewMine } from '../parts/review-mine.tsx';
import { ReviewReport } from '../parts/review-report.tsx';
import { dayWords } from '../record-words.ts';
import { type ReportEditing, useReport } from '../review-editing.ts';
import type { ReviewPart } from '../review-part.ts';
import { useTools, useView } from '../tools.ts';

export function ReviewPage({ id }: { id: string }): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.reviews;
  const path = `/api/reviews/${encodeURIComponent(id)}`;
  const domain = id.slice(0, id.indexOf('.'));
  const { value, fault, reload } = useView<View>(
    path,
    (caseId) => caseId === `review/${id}` || caseId.startsWith(`finding/${domain}.`),
  );
  if (!value) {
    return (
      <>
        <Heading title={words.title} />
        {fault ? <Failure fault={fault} texts={texts} retry={reload} /> : <Waiting texts={texts} />}
      </>
    );
  }
  const { source, number, title, type, day, status } = value;
  const kind = type === null ? texts.review.source.INCIDENT : texts.exercise.type[type];
  const parts = { view: value, path, reload };
  return (
    <>
      <p>
        <PageLink page={{ name: 'reviews' }}>{words.back}</PageLink>
        {source === 'EXERCISE' && value.full && (
          <>
            {' – '}
            <PageLink page={{ name: 'exercise', id }}>{words.exercise}</PageLink>
          </>
        )}
      </p>
      <Heading title={words.one(source, number, title)} />
      <p className="lead">
        {kind} – {dayWords(day, texts)} – {texts.review.status[status]}
      </p>
      <p>{words.noBlame}</p>
      <Failure fault={fault} texts={texts} retry={reload} />
      <ReviewMine {...parts} />
      {value.full && <Everything key={id} {...parts} full={value.full} />}
    </>
  );
}

type Full = ReviewPart & { readonly full: ReviewFull };

function Everything(parts: Full): ReactNode {
  const { texts } = useTools();
  const report = useReport(parts);
  return (
    <>
      <Deeds {...parts} report={report} />
      <ReviewLate full={parts.full} />
      <ReviewReport {...parts} report={report} />
      <ReviewFindings {...parts} />
      <ReviewAsking {...parts} />
      <details className="panel panel-body">
        <summary>
          <strong>{texts.tab.reviews.history}</strong>
        </summary>
        <ul>
          {parts.full.history.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same of one moment, and none moves.
            <li key={index}>
              {texts.day(line.at)}, {texts.clock(line.at)}: {line.text} ({line.by})
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

/** Handing in, release and return; the files. */
function Deeds({ view, full, path, reload, report }: Full & { report: ReportEditing }): ReactNode {
  const { texts, api, say } = useTools();
  const words = texts.tab.reviews;
  const { status, me, number } = view;
  const action = useAction();
  const [returns, open] = useState(false);
  const give = async (type: 'submit' | 'release' | 'revise') => {
    if (
      !(await action.run(() =>
        api.post(`${path}/commands`, type === 'release' ? { type, edits: full.edits } : { type }),
      ))
    )
      return;
    say({ text: words.done[type] });
    reload();
  };
  // What stands in the editor is what is handed in: it is saved first.
  const submit = async () => {
    if (await report.save()) await give('submit');
  };
  const fields = report.missing.map(words.field).join(', ');
  return (
    <section className="panel panel-body" aria-label={words.deeds}>
      {status === 'open' && fields !== '' && <p>{words.missing(fields)}</p>}
      {full.returned !== '' && <p className="worry">{words.returned(full.returned)}</p>}
      {status === 'for-release' && <p>{words.waits(full.submittedBy)}</p>}
      {full.releasedAt !== null && <p>{words.released(full.version, texts.day(full.releasedAt), full.releasedBy)}</p>}
      <Failure fault={action.fault} texts={texts} />
      <div className="save-actions">
        {status === 'open' && me.edits && (
          <BusyButton
            busy={action.busy || report.editing.action.busy}
            words={report.isDirty ? words.saveAndSubmit : words.submit}
            blocked={fields !== '' || report.isSecret}
            onPress={() => void submit()}
          />
        )}
        {me.releases && <BusyButton busy={action.busy} words={words.release} onPress={() => void give('release')} />}
        {status === 'for-release' && me.releases && <Button onClick={() => open(true)}>{words.return}</Button>}
        {status === 'released' && me.edits && <Button onClick={() => void give('revise')}>{words.revise}</Button>}
        <FileButton path={`${path}/report.pdf`} name={`bericht-${number}.pdf`} words="PDF" />
        <FileButton path={`${path}/report.xlsx`} name={`bericht-${number}.xlsx`} words="Excel" />
      </div>
      {report.isDirty && <p className="hint">{words.filesSaved}</p>}
      {returns && <ReturnDialog path={path} onClose={() => open(false)} onDone={reload} />}
    </section>
  );
}
