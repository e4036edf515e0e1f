// What observers wrote down only after the end: part of the draft, or beside a report that was released before.
import type { ReactNode } from 'react';
import type { ReviewFull } from '../../http/contract-reviews.ts';
import { useTools } from '../tools.ts';

type Rows = ReviewFull['late'];

export function ReviewLate({ full }: { full: ReviewFull }): ReactNode {
  const words = useTools().texts.tab.reviews;
  return (
    <>
      <Listed title={words.late} lead={words.lateLead} rows={full.late} />
      <Listed title={words.lateAfter} lead={words.lateAfterLead} rows={full.lateAfter} />
    </>
  );
}

function Listed({ title, lead, rows }: { title: string; lead: string; rows: Rows }): ReactNode {
  const { texts } = useTools();
  if (rows.length === 0) return null;
  return (
    <section className="panel panel-body" aria-label={title}>
      <h2>{title}</h2>
      <p>{lead}</p>
      <ul>
        {rows.map(({ id, at, kind, text }) => (
          <li key={id}>
            {texts.day(at)}, {texts.clock(at)} – {texts.review.kind[kind]}: {text}
          </li>
        ))}
      </ul>
    </section>
  );
}
