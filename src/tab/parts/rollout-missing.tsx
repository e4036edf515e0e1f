// Who of a domain the bot cannot address: why, what to do, searched, filtered, sorted, and as a workbook.
import { Field, Input, Select } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { type MissingReason, missingReasons } from '../../domain/installation.ts';
import { bears } from '../../domain/near.ts';
import type { DomainName } from '../../http/contract.ts';
import type { MissingPerson, MissingView } from '../../http/contract-rollout.ts';
import { useTools, useView } from '../tools.ts';
import { ExportButton } from './export-button.tsx';
import { Failure, Waiting } from './failure.tsx';
import { Icon } from './icon.tsx';
import { type ListColumn, ListTable } from './list-table.tsx';

/** So many rows stand on the page at first. */
const shownAtOnce = 100;

export function RolloutMissing({ domain }: { domain: DomainName }): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.rollout;
  const query = `domain=${encodeURIComponent(domain.id)}`;
  const { value, fault, reload } = useView<MissingView>(`/api/rollout/missing?${query}`, () => false);
  return (
    <section aria-labelledby="missing">
      <h2 id="missing">{words.missing(domain.name)}</h2>
      <Failure fault={fault} texts={texts} retry={reload} />
      {!value && !fault && <Waiting texts={texts} />}
      {value && value.people.length === 0 && <p className="panel panel-body">{words.nobody}</p>}
      {value && value.people.length > 0 && <List view={value} path={`/api/rollout/missing/export?${query}`} />}
    </section>
  );
}

function List({ view, path }: { view: MissingView; path: string }): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.rollout;
  const [search, setSearch] = useState('');
  const [why, setWhy] = useState<MissingReason | ''>('');
  const [most, show] = useState(shownAtOnce);
  const count = (reason: MissingReason) => view.people.filter((each) => each.why === reason).length;
  const found = view.people.filter(
    (each) => (why === '' || each.why === why) && bears(`${each.name} ${each.jobTitle} ${each.wave}`, search),
  );
  return (
    <>
      <div className="list-tools">
        <Field label={words.search}>
          <Input type="search" value={search} onChange={(_, data) => setSearch(data.value)} />
        </Field>
        <Field label={words.filter}>
          <Select value={why} onChange={(_, data) => setWhy(data.value as MissingReason | '')}>
            <option value="">{texts.tab.all}</option>
            {missingReasons
              .filter((reason) => count(reason) > 0)
              .map((reason) => (
                <option key={reason} value={reason}>
                  {words.reason[reason].why} ({count(reason)})
                </option>
              ))}
          </Select>
        </Field>
        <ExportButton path={path} name={`${words.title}-${view.domain.id}.xlsx`} />
      </div>
      {found.length === 0 ? (
        <p className="hint">{texts.tab.nothingFound}</p>
      ) : (
        <ListTable
          label={words.missing(view.domain.name)}
          columns={columnsOf(texts)}
          rows={found.slice(0, most)}
          keyOf={({ person }) => person}
        />
      )}
      {found.length > most && (
        <button type="button" className="chip" onClick={() => show(most + shownAtOnce)}>
          {texts.tab.more} ({found.length - most})
        </button>
      )}
      {view.more > 0 && <p className="hint">{words.more(view.more)}</p>}
    </>
  );
}

function columnsOf(texts: ReturnType<typeof useTools>['texts']): readonly ListColumn<MissingPerson>[] {
  const { column, reason, yes } = texts.tab.rollout;
  return [
    {
      name: column.name,
      by: ({ name }) => name,
      show: ({ name, person, jobTitle }) => (
        <>
          {name || person}
          {jobTitle !== '' && <span className="hint rollout-job">{jobTitle}</span>}
        </>
      ),
    },
    {
      name: column.why,
      by: ({ why }) => reason[why].why,
      show: ({ why, code }) => (
        <>
          {reason[why].why} <span className="todo">{reason[why].todo}</span>
          {code !== '' && <code className="rollout-code">{code}</code>}
        </>
      ),
      long: true,
    },
    {
      name: column.role,
      by: ({ hasRole }) => (hasRole ? 0 : 1),
      show: ({ hasRole }) =>
        hasRole && (
          <span className="worry">
            <Icon name="warning" size={16} /> {yes}
          </span>
        ),
    },
    { name: column.wave, by: ({ wave }) => wave, show: ({ wave }) => wave, wide: true },
  ];
}
