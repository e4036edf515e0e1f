// Findings as a table: what was found, why, and what is done about it; with what may be done next where somebody may.
import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { findingStatus } from '../../domain/finding.ts';
import type { FindingRow } from '../../http/contract-reviews.ts';
import { useTools } from '../tools.ts';
import { type ListColumn, ListTable } from './list-table.tsx';
import { PageLink } from './page-link.tsx';

export function FindingTable(props: {
  rows: readonly FindingRow[];
  onMeasure?: (row: FindingRow) => void;
  onDrop?: (row: FindingRow) => void;
}): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.reviews;
  const { rows, onMeasure, onDrop } = props;
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
          {findingStatus(row) === 'open' && (onMeasure || onDrop) && (
            <span className="save-actions">
              {onMeasure && (
                <Button size="small" appearance="primary" onClick={() => onMeasure(row)}>
                  {words.toMeasure}
                </Button>
              )}
              {onDrop && (
                <Button size="small" onClick={() => onDrop(row)}>
                  {words.drop}
                </Button>
              )}
            </span>
          )}
        </>
      ),
    },
  ];
  return <ListTable label={words.findingTable} columns={columns} rows={rows} keyOf={({ id }) => id} />;
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
