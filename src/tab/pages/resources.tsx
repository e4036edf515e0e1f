// Page Ressourcen: what processes need, how fast it is really back, and what proves that.
import { Field, Select } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { resourceCategories } from '../../domain/resource.ts';
import type { ResourceRow } from '../../http/contract-registers.ts';
import { GapCount } from '../parts/gap-count.tsx';
import { PageLink } from '../parts/page-link.tsx';
import { RegisterListPage } from '../parts/register-page.tsx';
import type { RegisterColumn } from '../parts/register-table.tsx';
import { useTools } from '../tools.ts';

export function ResourcesPage(): ReactNode {
  const { registers } = useTools().texts.tab;
  const { columns: names } = registers.resource;
  const rto = (row: ResourceRow) => (row.rtoHours === null ? registers.none : registers.duration(row.rtoHours));
  const rta = (row: ResourceRow) => (row.rtaHours === null ? registers.unknown : registers.duration(row.rtaHours));
  const columns: readonly RegisterColumn<ResourceRow>[] = [
    { name: names.name, sort: 'name', show: (row) => <Name row={row} /> },
    {
      name: names.category,
      sort: 'category',
      show: (row) => registers.categories[row.category],
      wide: true,
      long: true,
    },
    { name: names.unit, sort: 'unit', show: (row) => row.unit, wide: true },
    { name: names.owner, sort: 'owner', show: (row) => row.ownerName || registers.nobody, wide: true, long: true },
    { name: names.rto, sort: 'rto', show: rto, numeric: true, wide: true },
    { name: names.rta, sort: 'rta', show: rta, numeric: true },
    { name: names.users, sort: 'users', show: (row) => row.users, numeric: true, wide: true },
    { name: registers.resource.evidenceState, show: (row) => registers.evidence[row.evidence], wide: true },
    { name: names.gaps, sort: 'gaps', show: (row) => <GapCount gaps={row.gaps} />, long: true },
  ];
  return (
    <RegisterListPage
      kind="resource"
      words={registers.resource}
      columns={columns}
      more={(query, onQuery) => (
        <Field label={names.category}>
          <Select value={query.category} onChange={(_, { value }) => onQuery({ ...query, category: value, from: 0 })}>
            <option value="">{registers.list.anyCategory}</option>
            {resourceCategories.map((each) => (
              <option key={each} value={each}>
                {registers.categories[each]}
              </option>
            ))}
          </Select>
        </Field>
      )}
    />
  );
}

function Name({ row }: { row: ResourceRow }): ReactNode {
  const { registers } = useTools().texts.tab;
  return (
    <>
      <PageLink page={{ name: 'resource', id: row.id }}>{row.name}</PageLink>
      <span className="row-more">{row.retired ? registers.list.retired : ''}</span>
    </>
  );
}
