// Page Berichte und Austausch: every register of a domain as a file, out and in; and the reports.
import { Field, Select } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { RegisterKind } from '../../domain/register-import.ts';
import { domainsFor } from '../draft.ts';
import { Heading } from '../parts/heading.tsx';
import { RegisterFiles } from '../parts/register-files.tsx';
import { Reports } from '../parts/reports.tsx';
import { useTools } from '../tools.ts';

/** In the order in which they are read for the first time: what is referred to comes first. */
const registers: readonly RegisterKind[] = ['bcms', 'resource', 'process', 'plan', 'measure', 'deviation'];

export function FilesPage(): ReactNode {
  const { texts, me } = useTools();
  const { page, register } = texts.tab.registerFiles;
  const domains = domainsFor(me);
  const [domain, choose] = useState(domains[0]?.id ?? '');
  const [kind, chooseKind] = useState<RegisterKind>('process');
  return (
    <>
      <Heading title={page.title} />
      <p className="lead">{page.lead}</p>
      <div className="files-choice">
        {domains.length > 1 && (
          <Field label={page.domain}>
            <Select value={domain} onChange={(_, data) => choose(data.value)}>
              {domains.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
        )}
        <Field label={page.register} hint={page.order}>
          <Select value={kind} onChange={(_, data) => chooseKind(data.value as RegisterKind)}>
            {registers.map((each) => (
              <option key={each} value={each}>
                {register[each]}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {domain !== '' && (
        <RegisterFiles key={`${domain} ${kind}`} kind={kind} domain={domain} onTaken={() => undefined} />
      )}
      {domain !== '' && <Reports domain={domain} />}
    </>
  );
}
