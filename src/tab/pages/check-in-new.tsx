// Page of a new check-in: template or own question, whom, until when; the real card and the head count before it goes out.
import { Field, Select } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { CheckInForm } from '../../http/contract-check-ins.ts';
import { type AskForm, emptyAsk } from '../check-in-draft.ts';
import { useCheckInPreview } from '../check-in-preview.ts';
import { domainsFor } from '../draft.ts';
import { CheckInAskBar } from '../parts/check-in-ask-bar.tsx';
import { CheckInCardPanel } from '../parts/check-in-card-panel.tsx';
import { CheckInFields } from '../parts/check-in-fields.tsx';
import { CheckInGroupFields } from '../parts/check-in-group.tsx';
import { Failure, Waiting } from '../parts/failure.tsx';
import { Heading } from '../parts/heading.tsx';
import { Icon } from '../parts/icon.tsx';
import { PageLink } from '../parts/page-link.tsx';
import { useTools, useView } from '../tools.ts';

export function CheckInNewPage(): ReactNode {
  const { texts, me } = useTools();
  const domains = domainsFor(me);
  const [form, setForm] = useState<AskForm>(() => emptyAsk(domains[0]?.id ?? '', Date.now()));
  const view = useView<CheckInForm>(`/api/check-ins/form?domain=${encodeURIComponent(form.domain)}`, () => false);
  const change = (part: Partial<AskForm>) => setForm((known) => ({ ...known, ...part }));
  return (
    <>
      <PageLink className="back" page={{ name: 'check-ins' }}>
        <Icon name="back" size={16} />
        {texts.checkInTab.back}
      </PageLink>
      <Heading title={texts.checkInTab.ask} />
      {domains.length > 1 && (
        <Field label={texts.checkInTab.form.domain} className="raise-domain">
          <Select
            value={form.domain}
            onChange={(_, data) =>
              change({ domain: data.value, roles: [], domains: [], single: [], listed: [], informed: '' })
            }
          >
            {domains.map((domain) => (
              <option key={domain.id} value={domain.id}>
                {domain.name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {view.fault && !view.value && <Failure fault={view.fault} texts={texts} retry={view.reload} />}
      {!view.value && !view.fault && <Waiting texts={texts} />}
      {view.value && <Writing key={form.domain} possible={view.value} form={form} change={change} />}
    </>
  );
}

function Writing(props: { possible: CheckInForm; form: AskForm; change: (part: Partial<AskForm>) => void }): ReactNode {
  const { possible, form, change } = props;
  const preview = useCheckInPreview(form);
  return (
    <>
      <div className="raise-columns" data-own="false">
        <div>
          <CheckInFields possible={possible} form={form} change={change} />
          <CheckInGroupFields possible={possible} form={form} change={change} />
        </div>
        <CheckInCardPanel preview={preview} />
      </div>
      <CheckInAskBar form={form} preview={preview} />
    </>
  );
}
