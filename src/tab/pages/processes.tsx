// Page Prozesse: what a domain does, how long it may fail, and what does not fit yet.
import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ProcessRow } from '../../http/contract-registers.ts';
import { GapCount } from '../parts/gap-count.tsx';
import { PageLink } from '../parts/page-link.tsx';
import { RegisterListPage } from '../parts/register-page.tsx';
import type { RegisterColumn } from '../parts/register-table.tsx';
import { dayWords } from '../record-words.ts';
import { useTools } from '../tools.ts';

export function ProcessesPage(): ReactNode {
  const { texts } = useTools();
  const { registers } = texts.tab;
  const { columns: names } = registers.process;
  const hours = (value: number | null) => (value === null ? registers.none : registers.duration(value));
  const columns: readonly RegisterColumn<ProcessRow>[] = [
    { name: names.name, sort: 'name', show: (row) => <Name row={row} /> },
    { name: names.unit, sort: 'unit', show: (row) => row.unit, wide: true },
    { name: names.owner, sort: 'owner', show: (row) => row.ownerName || registers.nobody, wide: true },
    {
      name: names.mtpd,
      sort: 'mtpd',
      show: (row) => (row.mtpdOpen ? registers.unknown : hours(row.mtpdHours)),
      numeric: true,
    },
    { name: names.rto, sort: 'rto', show: (row) => hours(row.rtoHours), numeric: true, wide: true },
    { name: names.rpo, sort: 'rpo', show: (row) => hours(row.rpoHours), numeric: true, wide: true },
    {
      name: names.bia,
      sort: 'bia',
      show: (row) => (row.biaDay && row.hasBia ? dayWords(row.biaDay, texts) : registers.none),
      wide: true,
    },
    { name: names.gaps, sort: 'gaps', show: (row) => <GapCount gaps={row.gaps} />, long: true },
  ];
  return (
    <RegisterListPage
      kind="process"
      words={registers.process}
      columns={columns}
      warning={(page) =>
        page.implausible && (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{registers.process.implausible}</MessageBarBody>
          </MessageBar>
        )
      }
    />
  );
}

function Name({ row }: { row: ProcessRow }): ReactNode {
  const { registers } = useTools().texts.tab;
  const notes = [row.critical ? registers.process.critical : '', row.retired ? registers.list.retired : ''];
  return (
    <>
      <PageLink page={{ name: 'process', id: row.id }}>{row.name}</PageLink>
      <span className="row-more">{notes.filter(Boolean).join(', ')}</span>
    </>
  );
}
