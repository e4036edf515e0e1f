// The page around the list of a register: domain, what to add, the files, and the list as it was left.
import { Button, Field, Select } from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import type { ListedKind, RegisterPage } from '../../http/contract-registers.ts';
import { domainsFor } from '../draft.ts';
import { firstQuery, type RegisterQuery, searchOf } from '../register-query.ts';
import { useTools, useView } from '../tools.ts';
import { Failure, Waiting } from './failure.tsx';
import { Heading } from './heading.tsx';
import { RegisterFiles } from './register-files.tsx';
import { type RegisterColumn, RegisterTable } from './register-table.tsx';

/** The domain whose registers are looked at, kept from page to page, and the field to change it. */
export function useDomain(): readonly [string, ReactNode] {
  const { texts, me, begun } = useTools();
  const domains = domainsFor(me);
  const [domain, choose] = useState(begun.domain || (domains[0]?.id ?? ''));
  useEffect(() => {
    begun.domain = domain;
  }, [begun, domain]);
  const field = domains.length > 1 && (
    <Field label={texts.tab.registers.domain}>
      <Select value={domain} onChange={(_, { value }) => choose(value)}>
        {domains.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
  return [domain, field];
}

interface ListProps<Row> {
  readonly kind: ListedKind;
  readonly words: { readonly title: string; readonly lead: string; readonly add: string; readonly empty: string };
  readonly columns: readonly RegisterColumn<Row>[];
  readonly more?: (query: RegisterQuery, onQuery: (query: RegisterQuery) => void) => ReactNode;
  /** Said above the list. */
  readonly warning?: (page: RegisterPage<Row>) => ReactNode;
}

export function RegisterListPage<Row extends { readonly id: string }>(props: ListProps<Row>): ReactNode {
  const { go } = useTools();
  const { kind, words } = props;
  const [domain, field] = useDomain();
  return (
    <>
      <Heading title={words.title} />
      <p className="lead">{words.lead}</p>
      <div className="register-head">
        {field}
        <Button appearance="primary" onClick={() => go({ name: kind, id: `new.${domain}` })}>
          {words.add}
        </Button>
      </div>
      {domain !== '' && <List key={domain} domain={domain} {...props} />}
    </>
  );
}

function List<Row extends { readonly id: string }>(props: ListProps<Row> & { domain: string }): ReactNode {
  const { texts, begun } = useTools();
  const { domain, kind, words } = props;
  const name = `${kind} ${domain}`;
  const [query, choose] = useState(begun.lists.get(name) ?? firstQuery);
  const path = `/api/registers/${kind}${searchOf(domain, query)}`;
  const view = useView<RegisterPage<Row>>(path, (caseId) => caseId.startsWith(`${kind}/${domain}.`));
  const [last, keep] = useState<RegisterPage<Row> | null>(null);
  useEffect(() => {
    if (view.value) keep(view.value);
  }, [view.value]);
  useEffect(() => {
    begun.lists.set(name, query);
  }, [begun, name, query]);
  const page = view.value ?? last;
  if (!page) {
    return view.fault ? <Failure fault={view.fault} texts={texts} retry={view.reload} /> : <Waiting texts={texts} />;
  }
  const isEmpty = page.counts.active + page.counts.retired === 0;
  return (
    <>
      <Failure fault={view.fault} texts={texts} retry={view.reload} />
      {props.warning?.(page)}
      {isEmpty ? (
        <div className="panel panel-body">
          <p>{words.empty}</p>
        </div>
      ) : (
        <RegisterTable
          label={words.title}
          page={page}
          columns={props.columns}
          keyOf={(row) => row.id}
          query={query}
          onQuery={choose}
          more={props.more?.(query, choose)}
        />
      )}
      <RegisterFiles kind={kind} domain={domain} onTaken={view.reload} />
    </>
  );
}
