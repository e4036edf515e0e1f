// Page Notfallhandbuch: how it stands, what is missing, copies on paper and as packages, and how they are checked.
import { Button, Field, Input, ProgressBar } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { usualHandbookDays } from '../../domain/handbook.ts';
import { grouped } from '../../domain/handbook-seal.ts';
import { type HandbookView, handbookCopyHeader } from '../../http/contract-handbook.ts';
import { useAction } from '../action.ts';
import { domainsFor } from '../draft.ts';
import { DomainChoice } from '../parts/domain-choice.tsx';
import { Failure, Waiting } from '../parts/failure.tsx';
import { HandbookCopies } from '../parts/handbook-copies.tsx';
import { Heading } from '../parts/heading.tsx';
import { Icon } from '../parts/icon.tsx';
import { saveFile } from '../save-file.ts';
import { useTools, useView } from '../tools.ts';

const never = () => false;

export function HandbookPage(): ReactNode {
  const { texts, me } = useTools();
  const words = texts.tab.handbook;
  const domains = domainsFor(me);
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
  const { value, fault, reload } = useView<HandbookView>(`/api/handbook?domain=${encodeURIComponent(domain)}`, never);
  if (!value) return fault ? <Failure fault={fault} texts={texts} retry={reload} /> : <Waiting texts={texts} />;
  return (
    <>
      <Stand view={value} />
      <Making view={value} onMade={reload} />
      <HandbookCopies view={value} onChanged={reload} />
      <Checking view={value} />
    </>
  );
}

function Stand({ view }: { view: HandbookView }): ReactNode {
  const { texts, api } = useTools();
  const words = texts.tab.handbook;
  const action = useAction();
  const { edition, changed, counts, gaps, domain } = view;
  const look = () =>
    action.run(async () => {
      const answer = await api.open(`/api/handbook/view?domain=${encodeURIComponent(domain.id)}`);
      saveFile(await answer.blob(), `notfallhandbuch-${domain.id}-ansicht.pdf`);
    });
  return (
    <section className="panel panel-body" aria-label={words.title}>
      <p>
        <strong>{edition ? words.stand(edition.edition, texts.day(edition.at)) : words.never}</strong>{' '}
        {edition && (
          <span className={changed ? 'worry' : ''}>
            {changed && <Icon name="warning" size={16} />} {changed ? words.changed : words.same}
          </span>
        )}
      </p>
      <p>{words.counts(counts.roles, counts.processes, counts.plans, counts.providers)}</p>
      {gaps.length > 0 && (
        <>
          <h2>{words.gapsTitle}</h2>
          <ul>
            {gaps.map((gap) => (
              <li key={gap}>{words.gap[gap]}</li>
            ))}
          </ul>
        </>
      )}
      <Button icon={<Icon name="download" />} disabledFocusable={action.busy} onClick={() => void look()}>
        {action.busy ? words.viewing : words.view}
      </Button>
      {action.busy && <ProgressBar aria-label={words.viewing} />}
      <Failure fault={action.fault} texts={texts} />
    </section>
  );
}

function Making({ view, onMade }: { view: HandbookView; onMade: () => void }): ReactNode {
  const { texts, api, say } = useTools();
  const words = texts.tab.handbook;
  const action = useAction();
  const [place, setPlace] = useState('');
  const [days, setDays] = useState(String(usualHandbookDays));
  const domain = view.domain.id;
  const make = (format: 'paper' | 'zip') =>
    action.run(async () => {
      const answer = await api.order('/api/handbook', { domain, format, place, days: Number(days) });
      const copy = Number(answer.headers.get(handbookCopyHeader) ?? 0);
      saveFile(await answer.blob(), `notfallhandbuch-${domain}-exemplar-${copy}.${format === 'zip' ? 'zip' : 'pdf'}`);
      say({ text: words.made(copy), more: words.madeMore });
      setPlace('');
      onMade();
    });
  return (
    <section className="panel panel-body" aria-labelledby="handbook-making">
      <h2 id="handbook-making">{words.making}</h2>
      <p className="hint">{words.makingHint}</p>
      <div className="files-choice">
        <Field label={words.place} hint={words.placeHint}>
          <Input value={place} onChange={(_, data) => setPlace(data.value)} />
        </Field>
        <Field label={words.days}>
          <Input type="number" min={1} max={366} value={days} onChange={(_, data) => setDays(data.value)} />
        </Field>
      </div>
      <div className="save-actions">
        <Button appearance="primary" disabledFocusable={action.busy} onClick={() => void make('paper')}>
          {words.paper}
        </Button>
        <Button disabledFocusable={action.busy || view.key === null} onClick={() => void make('zip')}>
          {words.zip}
        </Button>
      </div>
      <div role="status">
        {action.busy && (
          <>
            <ProgressBar aria-label={words.busy} />
            <p className="hint">
              {words.busy} {words.slow}
            </p>
          </>
        )}
      </div>
      <Failure fault={action.fault} texts={texts} />
    </section>
  );
}

function Checking({ view }: { view: HandbookView }): ReactNode {
  const { texts, api } = useTools();
  const words = texts.tab.handbook;
  const action = useAction();
  const fetchPage = () =>
    action.run(async () => saveFile(await (await api.open('/api/handbook/checker')).blob(), 'pruefen.html'));
  return (
    <section className="panel panel-body" aria-labelledby="handbook-check">
      <h2 id="handbook-check">{words.check}</h2>
      <p className="hint">{words.checkHint}</p>
      {view.key ? (
        <>
          <p>
            {words.fingerprint}: <code>{grouped(view.key.fingerprint)}</code>
          </p>
          <p>
            {words.publicKey}: <code className="handbook-key">{view.key.publicKey}</code>
          </p>
        </>
      ) : (
        <p>{words.noKey}</p>
      )}
      <Button icon={<Icon name="download" />} disabledFocusable={action.busy} onClick={() => void fetchPage()}>
        {words.checker}
      </Button>
      <Failure fault={action.fault} texts={texts} />
    </section>
  );
}
