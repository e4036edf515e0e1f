// Page Abweichungen: where the domain deviates from the guideline, what is still to be done about it, and its history.
import { Button, Field, Select } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { DeviationRow, DeviationsView } from '../../http/contract-maturity.ts';
import { DeviationForm } from '../parts/deviation-form.tsx';
import { ExportButton } from '../parts/export-button.tsx';
import { Failure, Waiting } from '../parts/failure.tsx';
import { DomainPage } from '../parts/figure-domain.tsx';
import { Icon } from '../parts/icon.tsx';
import { SortTable } from '../parts/sort-table.tsx';
import { dayWords } from '../record-words.ts';
import { useTools, useView } from '../tools.ts';

export function DeviationsPage(): ReactNode {
  const { deviations } = useTools().texts.tab;
  return (
    <DomainPage title={deviations.title} lead={deviations.lead}>
      {(domain) => <OfDomain domain={domain} />}
    </DomainPage>
  );
}

const filters = ['open', 'must', 'all'] as const;
type Filter = (typeof filters)[number];
const fits: Readonly<Record<Filter, (row: DeviationRow) => boolean>> = {
  open: ({ closedOn }) => closedOn === null,
  must: ({ modal, closedOn }) => modal === 'MUSS' && closedOn === null,
  all: () => true,
};

function OfDomain({ domain }: { domain: string }): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.deviations;
  const query = `domain=${encodeURIComponent(domain)}`;
  const { value, fault, reload } = useView<DeviationsView>(`/api/deviations?${query}`, (caseId) =>
    caseId.startsWith(`deviation/${domain}.`),
  );
  const [filter, choose] = useState<Filter>('open');
  const [edited, edit] = useState<DeviationRow | 'new' | null>(null);
  if (!value) return fault ? <Failure fault={fault} texts={texts} retry={reload} /> : <Waiting texts={texts} />;
  const rows = value.rows.filter(fits[filter]);
  return (
    <>
      <div className="list-tools">
        <Field label={words.filter}>
          <Select value={filter} onChange={(_, data) => choose(data.value as Filter)}>
            {filters.map((one) => (
              <option key={one} value={one}>
                {words.filters[one]}
              </option>
            ))}
          </Select>
        </Field>
        {value.mayEdit && (
          <Button appearance="primary" onClick={() => edit('new')}>
            {words.add}
          </Button>
        )}
        <ExportButton path={`/api/kpi/export?${query}&table=deviations`} name={`${words.title}-${domain}.xlsx`} />
      </div>
      {rows.length === 0 ? (
        <p className="panel panel-body">{value.rows.length === 0 ? words.none : texts.tab.kpi.nothing}</p>
      ) : (
        <Rows rows={rows} onEdit={edit} />
      )}
      {edited && (
        <DeviationForm
          key={edited === 'new' ? 'new' : edited.id}
          domain={domain}
          view={value}
          row={edited === 'new' ? null : edited}
          onClose={() => edit(null)}
          onSaved={reload}
        />
      )}
    </>
  );
}

function Rows({ rows, onEdit }: { rows: readonly DeviationRow[]; onEdit: (row: DeviationRow) => void }): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.deviations;
  const { column } = words;
  const wants = (row: DeviationRow) => row.wants.map((one) => words.want[one]).join(', ') || words.fine;
  return (
    <div className="panel">
      <SortTable<DeviationRow>
        label={words.title}
        columns={[
          {
            name: column.requirement,
            value: ({ requirement }) => requirement,
            long: true,
            show: (row) => (
              <button
                type="button"
                className="figure-open"
                aria-label={words.edit(row.requirement)}
                onClick={() => onEdit(row)}
              >
                {row.requirement}
              </button>
            ),
          },
          { name: column.modal, value: ({ modal }) => words.modal[modal] },
          {
            name: column.status,
            value: ({ closedOn }) => words.status[closedOn === null ? 'open' : 'closed'],
            wide: true,
          },
          {
            name: column.wants,
            value: wants,
            show: (row) =>
              row.wants.length === 0 ? (
                wants(row)
              ) : (
                <span className="worry">
                  <Icon name="warning" size={16} /> {wants(row)}
                </span>
              ),
          },
          {
            name: column.validTo,
            value: ({ validTo }) => validTo ?? '',
            show: ({ validTo }) => (validTo ? dayWords(validTo, texts) : ''),
          },
        ]}
        rows={rows}
        keyOf={({ id }) => id}
      />
    </div>
  );
}
