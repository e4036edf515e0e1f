// Page Notfallzugang: which sealed sheets are valid, printing new ones, and who came in by them.
import { Button } from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import type { EmergencyView } from '../../http/contract-emergency.ts';
import { useAction } from '../action.ts';
import { DomainChoice } from '../parts/domain-choice.tsx';
import { Failure, Waiting } from '../parts/failure.tsx';
import { Heading } from '../parts/heading.tsx';
import { BusyButton, Modal } from '../parts/modal.tsx';
import { SortTable } from '../parts/sort-table.tsx';
import { saveFile } from '../save-file.ts';
import { useTools, useView } from '../tools.ts';

const never = () => false;
/** Somebody may come in while the page is open, milliseconds. */
const lookEvery = 5_000;

export function EmergencyPage(): ReactNode {
  const { texts, me } = useTools();
  const words = texts.emergency.page;
  const domains = me.raiseReal;
  const [domain, choose] = useState(domains[0]?.id ?? '');
  return (
    <>
      <Heading title={words.title} />
      <p className="lead">{words.lead}</p>
      <DomainChoice label={words.domain} domains={domains} chosen={domain} choose={choose} />
      {domain !== '' && <OfDomain key={domain} domain={domain} />}
    </>
  );
}

function OfDomain({ domain }: { domain: string }): ReactNode {
  const { texts } = useTools();
  const path = `/api/emergency/${encodeURIComponent(domain)}`;
  const { value, fault, reload } = useView<EmergencyView>(path, never);
  useEffect(() => {
    const timer = setInterval(reload, lookEvery);
    return () => clearInterval(timer);
  }, [reload]);
  if (!value) return fault ? <Failure fault={fault} texts={texts} retry={reload} /> : <Waiting texts={texts} />;
  if (value.address === '') return <p className="panel panel-body">{texts.emergency.page.off}</p>;
  return (
    <>
      <Sheets view={value} path={path} reload={reload} />
      <Openings view={value} path={path} reload={reload} />
    </>
  );
}

interface Part {
  readonly view: EmergencyView;
  readonly path: string;
  readonly reload: () => void;
}

function Sheets({ view, path, reload }: Part): ReactNode {
  const { texts, api, say } = useTools();
  const words = texts.emergency.page;
  const [asking, ask] = useState(false);
  const action = useAction();
  const { sheets, without, reissueAt, now } = view;
  const issue = async () => {
    const done = await action.run(async () => {
      const answer = await api.order(`${path}/issue`, {});
      saveFile(await answer.blob(), 'notfallzugang.pdf');
    });
    if (!done) return;
    ask(false);
    say({ text: words.issued });
    reload();
  };
  const day = texts.day(reissueAt);
  return (
    <section className="panel panel-body" aria-labelledby="sheets">
      <h2 id="sheets">{sheets.length === 0 ? words.none : words.good(sheets.length)}</h2>
      <p>
        {words.address}: <strong>{view.address}</strong>
      </p>
      {sheets.length > 0 && <p>{reissueAt < now ? words.overdue(day) : words.due(day)}</p>}
      {without.length > 0 && <p>{words.without(without.join(', '))}</p>}
      {sheets.length > 0 && (
        <SortTable
          label={words.title}
          rows={sheets}
          keyOf={({ n }) => String(n)}
          columns={[
            { name: words.sheet, value: ({ n }) => n, numeric: true },
            { name: words.person, value: ({ name }) => name },
            { name: words.since, value: ({ issuedAt }) => issuedAt, show: ({ issuedAt }) => texts.day(issuedAt) },
            { name: words.until, value: ({ endsAt }) => endsAt, show: ({ endsAt }) => texts.day(endsAt) },
          ]}
        />
      )}
      <Button appearance={sheets.length === 0 ? 'primary' : 'secondary'} onClick={() => ask(true)}>
        {words.issue}
      </Button>
      {asking && (
        <Modal
          title={words.issue}
          busy={action.busy}
          onClose={() => ask(false)}
          actions={<BusyButton busy={action.busy} words={words.issue} onPress={() => void issue()} />}
        >
          <p>{words.issueAsk}</p>
          <Failure fault={action.fault} texts={texts} />
        </Modal>
      )}
    </section>
  );
}

function Openings({ view, path, reload }: Part): ReactNode {
  const { texts, api, say } = useTools();
  const words = texts.emergency.page;
  const action = useAction();
  const close = async (n: number) => {
    if (!(await action.run(() => api.post(`${path}/close`, { n })))) return;
    say({ text: words.closed });
    reload();
  };
  return (
    <section className="panel panel-body" aria-labelledby="openings">
      <h2 id="openings">{words.openings}</h2>
      <Failure fault={action.fault} texts={texts} />
      {view.openings.length === 0 && <p>{words.noOpenings}</p>}
      <ul className="plain-list">
        {view.openings.map(({ n, name, at, open }) => (
          <li key={n}>
            {texts.moment(at, view.now)} · {name} · <strong>{open ? words.isOpen : words.isClosed}</strong>{' '}
            {open && (
              <Button size="small" disabledFocusable={action.busy} onClick={() => void close(n)}>
                {words.close}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
