// Whose figures are looked at: the domain, kept from page to page, and the field to change it.
import { Field, Select } from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import { useTools } from '../tools.ts';
import { Heading } from './heading.tsx';

/** A page about one domain. `children` draws it; without any domain one sentence says so. */
export function DomainPage(props: { title: string; lead: string; children: (domain: string) => ReactNode }): ReactNode {
  const { texts, me, begun } = useTools();
  const { kpi } = texts.tab;
  const known = me.figures.some(({ id }) => id === begun.domain);
  const [domain, choose] = useState(known ? begun.domain : (me.figures[0]?.id ?? ''));
  useEffect(() => {
    begun.domain = domain;
  }, [begun, domain]);
  return (
    <>
      <Heading title={props.title} />
      <p className="lead">{props.lead}</p>
      {me.figures.length > 1 && (
        <Field label={kpi.domain} className="kpi-domain">
          <Select value={domain} onChange={(_, { value }) => choose(value)}>
            {me.figures.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {domain === '' ? (
        <p className="panel panel-body">{kpi.noDomain}</p>
      ) : (
        <div key={domain}>{props.children(domain)}</div>
      )}
    </>
  );
}
