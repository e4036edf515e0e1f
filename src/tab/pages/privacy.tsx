// Page Datenschutz: how long what is kept, what the next night deletes, and legal holds. Numbers only.
import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { heldKinds } from '../../domain/hold.ts';
import type { HoldView, KeepingView, PrivacyView } from '../../http/contract-privacy.ts';
import { CommandDialog, type CommandWish } from '../parts/command-dialog.tsx';
import { Failure, Waiting } from '../parts/failure.tsx';
import { Heading } from '../parts/heading.tsx';
import { useTools, useView } from '../tools.ts';

const never = () => false;

export function PrivacyPage(): ReactNode {
  const { texts } = useTools();
  const words = texts.privacy;
  const { value, fault, reload } = useView<PrivacyView>('/api/privacy', never);
  return (
    <>
      <Heading title={words.title} />
      <p className="lead">{words.lead}</p>
      <Failure fault={fault} texts={texts} retry={reload} />
      {!value && !fault && <Waiting texts={texts} />}
      {value && (
        <>
          <Rules view={value} />
          <Holds view={value} reload={reload} />
        </>
      )}
    </>
  );
}

function Rules({ view }: { view: PrivacyView }): ReactNode {
  const { texts } = useTools();
  const words = texts.privacy;
  const { last, now } = view;
  return (
    <section className="panel panel-body" aria-labelledby="rules">
      <h2 id="rules">{words.rules}</h2>
      <ul className="plain-list">
        {view.rules.map((rule) => (
          <Rule key={rule.id} rule={rule} />
        ))}
      </ul>
      <p className="hint">{last ? words.last(texts.moment(last.at, now), last.values) : words.never}</p>
      <p className="hint">{words.stays}</p>
    </section>
  );
}

function Rule({ rule }: { rule: KeepingView }): ReactNode {
  const words = useTools().texts.privacy;
  const { what, from, why, law, hold } = words.rule[rule.id];
  const { would } = rule;
  const keep = rule.days > 0 ? words.keepFrom(words.days(rule.days), from) : from;
  return (
    <li>
      <strong>{what}</strong>: {keep} <span className="hint">({words.deleted[rule.deleted]})</span>
      {would && (
        <div>
          {words.wouldDelete} <strong>{words.would(would.cases, would.values)}</strong>
          {would.held > 0 && ` · ${words.held(would.held)}`}
        </div>
      )}
      <div className="hint">
        {why}. {law}. {words.stoppedBy} {hold}.
      </div>
    </li>
  );
}

function Holds({ view, reload }: { view: PrivacyView; reload: () => void }): ReactNode {
  const { texts } = useTools();
  const words = texts.privacy;
  const [open, setOpen] = useState<'place' | HoldView | null>(null);
  return (
    <section className="panel panel-body" aria-labelledby="holds">
      <h2 id="holds">{words.holds}</h2>
      <p>
        {words.holdsLead} {words.holdsWith}
      </p>
      {view.holds.length === 0 && <p className="hint">{words.noHolds}</p>}
      <ul className="plain-list">
        {view.holds.map((hold) => (
          <li key={`${hold.kind}/${hold.id}`}>
            <strong>
              {words.kind[hold.kind]} {hold.label}
            </strong>{' '}
            · {hold.reason} · {words.by(hold.by, texts.moment(hold.at, view.now))}{' '}
            <Button size="small" aria-label={`${words.lift}: ${hold.label}`} onClick={() => setOpen(hold)}>
              {words.lift}
            </Button>
          </li>
        ))}
      </ul>
      <p>
        <Button appearance="secondary" onClick={() => setOpen('place')}>
          {words.place}
        </Button>
      </p>
      {open !== null && (
        <CommandDialog
          wish={open === 'place' ? placing(words) : lifting(words, open)}
          path={open === 'place' ? '/api/privacy/hold' : '/api/privacy/lift'}
          onClose={() => setOpen(null)}
          onDone={reload}
        />
      )}
    </section>
  );
}

type Words = ReturnType<typeof useTools>['texts']['privacy'];
const reasonField = (words: Words) =>
  ({ kind: 'text', name: 'reason', label: words.reason, hint: words.reasonHint }) as const;

const placing = (words: Words): CommandWish => ({
  title: words.place,
  lead: null,
  fields: [
    {
      kind: 'choice',
      name: 'kind',
      label: words.what,
      value: 'alarm',
      choices: heldKinds.map((one) => [one, words.kind[one]] as const),
    },
    { kind: 'line', name: 'number', label: words.number, hint: words.numberHint },
    reasonField(words),
  ],
  button: words.place,
  done: words.placed,
  build: ({ kind = '', number = '', reason = '' }) => ({ kind, number, reason }),
});

const lifting = (words: Words, { kind, id, label }: HoldView): CommandWish => ({
  title: words.liftAsk(label),
  lead: null,
  fields: [reasonField(words)],
  button: words.lift,
  done: words.lifted,
  build: ({ reason = '' }) => ({ kind, id, reason }),
});
