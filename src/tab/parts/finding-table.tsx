// Findings as a table: what was found, why, and what is done about it; with what may be done next where somebody may.
import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { findingStatus } from '../../domain/finding.ts';
import type { FindingRow } from '../../http/contract-reviews.ts';
import { useTools } from '../tools.ts';
import { type ListColumn, ListTable } from './list-table.tsx';
import { PageLink } from './page-link.tsx';

/** What whoever may do it presses. */
export interface FindingDeed {
  readonly measure: (row: FindingRow) => void;
  readonly edit: (row: FindingRow) => void;
  readonly drop: (row: FindingRow) => void;
  readonly reopen: (row: FindingRow) => void;
}

/** Without `deeds` only to be read. */
export function FindingTable({ rows, deeds }: { rows: readonly FindingRow[]; deeds?: FindingDeed }): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.reviews;
  const columns: readonly ListColumn<FindingRow>[] = [
    {
      name: words.number,
      by: ({ number }) => number,
      show: ({ number, review }) => <PageLink page={{ name: 'review', id: review }}>{number}</PageLink>,
    },
    { name: words.kindHead, by: ({ kind }) => kind, show: ({ kind }) => texts.review.kind[kind], wide: true },
    { name: words.found, by: ({ text }) => text, show: ({ text }) => text, long: true },
    {
      name: words.stateHead,
      by: findingStatus,
      show: (row) => (
        <>
          <FindingState row={row} />
          {deeds && <FindingDeeds row={row} deeds={deeds} />}
        </>
      ),
    },
  ];
  return <ListTable label={words.findingTable} columns={columns} rows={rows} keyOf={({ id }) => id} />;
}

function FindingDeeds({ row, deeds }: { row: FindingRow; deeds: FindingDeed }): ReactNode {
  const words = useTools().texts.tab.reviews;
  const status = findingStatus(row);
  const small = (name: string, press: (row: FindingRow) => void, isFirst = false) => (
    <Button size="small" {...(isFirst ? { appearance: 'primary' } : {})} onClick={() => press(row)}>
      {name}
    </Button>
  );
  if (status === 'measure') return null;
  return (
    <span className="save-actions">
      {status === 'dropped' ? (
        small(words.reopen, deeds.reopen)
      ) : (
        <>
          {small(words.toMeasure, deeds.measure, true)}
          {small(words.edit, deeds.edit)}
          {small(words.drop, deeds.drop)}
        </>
      )}
    </span>
  );
}

function FindingState({ row }: { row: FindingRow }): ReactNode {
  const words = useTools().texts.tab.reviews.findingState;
  const status = findingStatus(row);
  if (status === 'open') return words.open;
  if (status === 'dropped') return words.dropped(row.dropped);
  return row.measures.map((id) => (
    <PageLink key={id} page={{ name: 'measure', id }}>
      {words.measure(id.slice(id.indexOf('.') + 1))}
    </PageLink>
  ));
}
