// Page Pläne: every plan one may see with release and evidence, what is due first; search, filters, files.
import { Button, Field, Input, Select } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { bears } from '../../domain/near.ts';
import type { PlanList, PlanRow } from '../../http/contract-plans.ts';
import { Failure, Waiting } from '../parts/failure.tsx';
import { Heading } from '../parts/heading.tsx';
import { type ListColumn, ListTable } from '../parts/list-table.tsx';
import { PageLink } from '../parts/page-link.tsx';
import { RegisterFiles } from '../parts/register-files.tsx';
import { useDomain } from '../parts/register-page.tsx';
import { EvidenceMark, LateMark, ReleaseMark } from '../parts/state-mark.tsx';
import { dayWords } from '../record-words.ts';
import { useTools, useView } from '../tools.ts';

/** Chips above the list: what one looks for in the morning. */
const shows = ['all', 'due', 'waiting', 'unproven', 'gaps', 'mine'] as const;
type Show = (typeof shows)[number];

const tests: Readonly<Record<Show, (row: PlanRow) => boolean>> = {
  all: ({ status }) => status !== 'withdrawn',
  due: ({ overdue }) => overdue,
  waiting: ({ status }) => status === 'in-qa' || status === 'for-release',
  unproven: ({ version, evidence }) => version !== null && ['NONE', 'INEFFECTIVE', 'EXPIRED'].includes(evidence),
  gaps: ({ percent, status }) => percent !== null && percent < 100 && status !== 'withdrawn',
  mine: ({ mine }) => mine,
};

export function PlansPage(): ReactNode {
  const { texts, go } = useTools();
  const words = texts.planTab;
  const view = useView<PlanList>('/api/plans', (caseId) => caseId.startsWith('plan/'));
  const [domain, field] = useDomain();
  const rows = view.value?.plans.filter((row) => row.domain.id === domain || row.mine) ?? null;
  return (
    <>
      <Heading title={words.title} />
      <p className="lead">{domain === '' ? words.leadOwn : words.lead}</p>
      <Failure fault={view.fault} texts={texts} retry={view.reload} />
      {domain !== '' && (
        <div className="register-head">
          {field}
          <Button appearance="primary" onClick={() => go({ name: 'plan', id: `new.${domain}` })}>
            {words.add}
          </Button>
        </div>
      )}
      {rows === null && !view.fault && <Waiting texts={texts} />}
      {rows?.length === 0 && (
        <div className="panel panel-body">
          <p>{domain === '' ? words.emptyOwn : words.empty}</p>
        </div>
      )}
      {rows !== null && rows.length > 0 && <Rows rows={rows} />}
      {domain !== '' && <RegisterFiles kind="plan" domain={domain} onTaken={view.reload} />}
    </>
  );
}

function Rows({ rows }: { rows: readonly PlanRow[] }): ReactNode {
  const { texts } = useTools();
  const words = texts.planTab;
  const [show, setShow] = useState<Show>('all');
  const [query, search] = useState('');
  const [kind, choose] = useState('');
  const found = rows.filter(
    (row) =>
      tests[show](row) &&
      (kind === '' || row.kind === kind) &&
      bears([row.title, row.number, row.summary, row.unit, row.owner, row.about].join(' '), query),
  );
  const kinds = [...new Set(rows.map((row) => row.kind))];
  return (
    <>
      <fieldset className="chips choice-set" aria-label={words.filter}>
        {shows
          .filter((each) => each === 'all' || rows.some(tests[each]))
          .map((each) => (
            <button
              key={each}
              type="button"
              className="chip"
              aria-pressed={show === each}
              onClick={() => setShow(each)}
            >
              {words.show[each]} <span className="chip-count">{rows.filter(tests[each]).length}</span>
            </button>
          ))}
      </fieldset>
      <div className="list-tools">
        <Field label={words.search}>
          <Input type="search" value={query} maxLength={80} onChange={(_, { value }) => search(value)} />
        </Field>
        <Field label={words.kind}>
          <Select value={kind} onChange={(_, { value }) => choose(value)}>
            <option value="">{words.anyKind}</option>
            {kinds.map((each) => (
              <option key={each} value={each}>
                {texts.plan.kind[each]}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <p role="status" className="hint">
        {words.hits(found.length)}
      </p>
      {found.length > 0 && <Table rows={found} />}
    </>
  );
}

/** Due first, then by the day of the review. */
const byWorry = (one: PlanRow, other: PlanRow) =>
  Number(other.overdue) - Number(one.overdue) || (one.reviewBy ?? '9').localeCompare(other.reviewBy ?? '9');

function Table({ rows }: { rows: readonly PlanRow[] }): ReactNode {
  const { texts } = useTools();
  const words = texts.planTab;
  const columns: readonly ListColumn<PlanRow>[] = [
    {
      name: words.columns.title,
      by: ({ title }) => title,
      show: (row) => (
        <>
          <PageLink page={{ name: 'plan', id: row.id }}>{row.title}</PageLink>
          <span className="row-more">
            {texts.plan.kind[row.kind]}
            {row.version !== null && `, ${texts.status.version(row.version)}`}
          </span>
        </>
      ),
    },
    { name: words.columns.due, by: ({ reviewBy }) => reviewBy ?? '9', show: (row) => <Due row={row} /> },
    { name: words.columns.status, by: ({ status }) => status, show: ({ status }) => <ReleaseMark status={status} /> },
    {
      name: words.columns.evidence,
      by: ({ evidence }) => evidence,
      show: ({ evidence, version }) => (version === null ? '–' : <EvidenceMark status={evidence} />),
    },
    { name: words.columns.owner, by: ({ owner }) => owner, show: ({ owner }) => owner || words.nobody, wide: true },
    {
      name: words.columns.percent,
      by: ({ percent }) => percent ?? 101,
      show: ({ percent }) => (percent === null ? '–' : `${percent} %`),
      numeric: true,
      wide: true,
    },
  ];
  return <ListTable label={words.title} columns={columns} rows={rows.toSorted(byWorry)} keyOf={({ id }) => id} />;
}

function Due({ row }: { row: PlanRow }): ReactNode {
  const { texts } = useTools();
  const words = texts.planTab;
  const day = row.reviewBy === null ? '' : dayWords(row.reviewBy, texts);
  if (row.reviewBy === null) return '–';
  return (
    <>
      {row.overdue ? <LateMark words={words.late} /> : day}
      {row.overdue && <span className="row-more">{row.triggers > 0 ? words.triggers(row.triggers) : day}</span>}
      {row.outdated > 0 && <span className="row-more">{words.outdated(row.outdated)}</span>}
    </>
  );
}
