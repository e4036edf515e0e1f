// Page Auswertungen: evaluations of a domain with their reports, real events that wait for one, and all findings.
import { Field, Input } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { bears } from '../../domain/near.ts';
import type { ReviewList, ReviewRow } from '../../http/contract-reviews.ts';
import { useAction } from '../action.ts';
import { Failure, Waiting } from '../parts/failure.tsx';
import { DomainPage } from '../parts/figure-domain.tsx';
import { FindingTable } from '../parts/finding-table.tsx';
import { type ListColumn, ListTable } from '../parts/list-table.tsx';
import { BusyButton } from '../parts/modal.tsx';
import { PageLink } from '../parts/page-link.tsx';
import { RetestList } from '../parts/retest-list.tsx';
import { dayWords } from '../record-words.ts';
import { useTools, useView } from '../tools.ts';

export function ReviewsPage(): ReactNode {
  const { reviews } = useTools().texts.tab;
  return (
    <DomainPage title={reviews.title} lead={reviews.lead}>
      {(domain) => <OfDomain key={domain} domain={domain} />}
    </DomainPage>
  );
}

const concerns = (domain: string) => (caseId: string) =>
  ['review', 'finding', 'incident', 'exercise'].some((kind) => caseId.startsWith(`${kind}/${domain}.`));

function OfDomain({ domain }: { domain: string }): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.reviews;
  const path = `/api/reviews?domain=${encodeURIComponent(domain)}`;
  const { value, fault, reload } = useView<ReviewList>(path, concerns(domain));
  const [query, search] = useState('');
  if (!value) return fault ? <Failure fault={fault} texts={texts} retry={reload} /> : <Waiting texts={texts} />;
  const rows = value.reviews.filter((row) => bears(`${row.number} ${row.title}`, query));
  const findings = value.findings.filter((row) => bears(`${row.number} ${row.text} ${row.cause}`, query));
  return (
    <>
      <Failure fault={fault} texts={texts} retry={reload} />
      <Events view={value} />
      <RetestList domain={domain} rows={value.retests} onDone={reload} />
      {value.reviews.length === 0 ? (
        <p className="panel panel-body">{words.empty}</p>
      ) : (
        <>
          <div className="list-tools">
            <Field label={words.search}>
              <Input type="search" value={query} maxLength={80} onChange={(_, data) => search(data.value)} />
            </Field>
          </div>
          <p role="status" className="hint">
            {words.hits(rows.length)}
          </p>
          <Rows rows={rows} />
          {value.findings.length > 0 && (
            <>
              <h2 className="after-table">{words.findings}</h2>
              <FindingTable rows={findings} />
            </>
          )}
        </>
      )}
    </>
  );
}

/** Real events after their all-clear: each proposes the same evaluation as an exercise. */
function Events({ view }: { view: ReviewList }): ReactNode {
  const { texts, api, go } = useTools();
  const words = texts.tab.reviews;
  const action = useAction();
  if (view.events.length === 0) return null;
  const begin = async (incident: string) => {
    if (!(await action.run(() => api.post('/api/reviews', { incident })))) return;
    go({ name: 'review', id: incident }, { text: words.begun });
  };
  return (
    <section className="panel panel-body" aria-label={words.events}>
      <p>{words.events}</p>
      <Failure fault={action.fault} texts={texts} />
      {view.events.map(({ id, number, endedAt }) => (
        <p key={id} className="save-actions">
          <span>{words.event(number, texts.day(endedAt))}</span>
          <BusyButton busy={action.busy} words={words.begin} onPress={() => void begin(id)} />
        </p>
      ))}
    </section>
  );
}

function Rows({ rows }: { rows: readonly ReviewRow[] }): ReactNode {
  const { texts } = useTools();
  const { column, title, count } = texts.tab.reviews;
  const kind = ({ type }: ReviewRow) => (type === null ? texts.review.source.INCIDENT : texts.exercise.type[type]);
  const columns: readonly ListColumn<ReviewRow>[] = [
    {
      name: column.number,
      by: ({ number }) => number,
      show: ({ id, number }) => <PageLink page={{ name: 'review', id }}>{number}</PageLink>,
    },
    { name: column.title, by: (row) => row.title, show: (row) => row.title, long: true },
    { name: column.type, by: kind, show: kind, wide: true },
    { name: column.day, by: ({ day }) => day, show: ({ day }) => dayWords(day, texts) },
    { name: column.status, by: ({ status }) => status, show: ({ status }) => texts.review.status[status] },
    {
      name: column.findings,
      by: ({ findings }) => findings,
      show: ({ findings, open }) => count(findings, open),
      wide: true,
    },
  ];
  return <ListTable label={title} columns={columns} rows={rows} keyOf={({ id }) => id} />;
}
