// Page of one measure: what it is, how it stands, what may be done with it; and its editor.
import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { MeasurePage as View } from '../../http/contract-measures.ts';
import { BackLink } from '../parts/back-link.tsx';
import { CommandDialog, type CommandWish } from '../parts/command-dialog.tsx';
import { Failure, Waiting } from '../parts/failure.tsx';
import { Heading } from '../parts/heading.tsx';
import { Icon } from '../parts/icon.tsx';
import { MeasureEditor } from '../parts/measure-editor.tsx';
import { measureOffers } from '../parts/measure-offers.tsx';
import { PageLink } from '../parts/page-link.tsx';
import { PlanHistory } from '../parts/plan-lists.tsx';
import { LateMark, WorkMark } from '../parts/state-mark.tsx';
import { dayWords } from '../record-words.ts';
import { useTools, useView } from '../tools.ts';

export function MeasurePage({ id }: { id: string }): ReactNode {
  const { texts, go } = useTools();
  const [, domain] = /^new\.(.+)$/.exec(id) ?? [];
  if (domain === undefined) return <Known id={id} />;
  return (
    <>
      <BackLink page={{ name: 'measures' }} name={texts.measureTab.title} />
      <Heading title={texts.measureTab.newTitle} />
      <MeasureEditor
        domain={domain}
        page={null}
        onDone={(made) => go({ name: 'measure', id: made }, { text: texts.measureTab.saved })}
        onClose={() => go({ name: 'measures' })}
      />
    </>
  );
}

function Known({ id }: { id: string }): ReactNode {
  const { texts, say } = useTools();
  const path = `/api/measures/${encodeURIComponent(id)}`;
  const view = useView<View>(path, (caseId) => caseId === `measure/${id}`);
  const [edits, edit] = useState(false);
  const [wish, open] = useState<CommandWish | null>(null);
  if (!view.value) {
    return (
      <>
        <BackLink page={{ name: 'measures' }} name={texts.measureTab.title} />
        {view.fault ? <Failure fault={view.fault} texts={texts} retry={view.reload} /> : <Waiting texts={texts} />}
      </>
    );
  }
  const page = view.value;
  const words = texts.measureTab;
  const { row, me } = page;
  const day = row.dueOn === null ? '' : dayWords(row.dueOn, texts);
  const isOpen = row.status === 'open' || row.status === 'in-progress';
  if (edits) {
    return (
      <>
        <BackLink page={{ name: 'measures' }} name={texts.measureTab.title} />
        <Heading title={row.number} />
        <MeasureEditor
          domain={row.domain.id}
          page={page}
          onDone={() => {
            say({ text: words.saved });
            edit(false);
            view.reload();
          }}
          onClose={() => edit(false)}
        />
      </>
    );
  }
  return (
    <>
      <BackLink page={{ name: 'measures' }} name={texts.measureTab.title} />
      <Heading title={`${row.number}: ${row.action}`} />
      <ul className="chips plain-list">
        <li>
          <WorkMark status={row.status} />
        </li>
        <li>{row.overdue ? <LateMark words={words.late(day)} /> : day || words.noDue}</li>
        <li>
          {words.priority}: {texts.measure.priority[row.priority]}
        </li>
        <li>
          {words.fields.owner}: {row.ownerName}
        </li>
      </ul>
      <Failure fault={view.fault} texts={texts} retry={view.reload} />
      {row.status === 'done' && me.edits && !me.judges && <p className="hint">{words.own}</p>}
      <div className="save-actions plan-actions">
        {measureOffers(page, texts).map((offer) => (
          <Button key={offer.title} onClick={() => open(offer)}>
            {offer.title}
          </Button>
        ))}
        {me.edits && isOpen && <Button onClick={() => edit(true)}>{words.do.edit}</Button>}
      </div>
      {wish && <CommandDialog wish={wish} path={`${path}/commands`} onClose={() => open(null)} onDone={view.reload} />}
      <Facts page={page} />
      <Progress page={page} />
      <PlanHistory lines={page.history} />
    </>
  );
}

function Facts({ page }: { page: View }): ReactNode {
  const { texts } = useTools();
  const words = texts.measureTab;
  const { row, names, related } = page;
  const nameOf = (id: string) => names[id] ?? id;
  const facts: readonly (readonly [string, string])[] = [
    [words.fields.need, row.need],
    [words.fields.cause, row.cause],
    [words.fields.kind, texts.measure.kind[row.kind]],
    [words.fields.means, row.means],
    [words.fields.origin, [texts.measure.origin[row.origin], row.reference].filter(Boolean).join(', ')],
    [words.fields.resources, row.resources.map(nameOf).join(', ')],
  ];
  const relation = (number: string) => {
    if (number === row.predecessor) return words.predecessor;
    return number === row.successor ? words.successor : words.pair;
  };
  return (
    <section className="panel panel-body" aria-label={words.facts}>
      <dl className="plan-facts">
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        {row.plans.length > 0 && (
          <div>
            <dt>{words.fields.plans}</dt>
            {row.plans.map((plan) => (
              <dd key={plan}>
                <PageLink page={{ name: 'plan', id: plan }}>{nameOf(plan)}</PageLink>
              </dd>
            ))}
          </div>
        )}
        {related.map(({ id, name }) => (
          <div key={id}>
            <dt>{relation(name)}</dt>
            <dd>
              <PageLink page={{ name: 'measure', id }}>{name}</PageLink>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Progress({ page }: { page: View }): ReactNode {
  const { texts } = useTools();
  const words = texts.measureTab;
  const { row, names } = page;
  const nameOf = (id: string) => names[id] ?? id;
  const { check, rejection } = row;
  return (
    <section className="panel panel-body" aria-labelledby="measure-progress">
      <h2 id="measure-progress">{words.progress}</h2>
      {page.retests.map(({ target, id, name, reference, kind, late, planned }) => (
        <p key={`${target}/${id}`}>
          <Icon name="warning" /> <strong>{words.retest}</strong>{' '}
          <PageLink page={{ name: target, id }}>{name}</PageLink> (
          {texts.tab.reviews.retestFailed(reference, texts.exercise.type[kind], late)}).{' '}
          {planned !== '' && (
            <PageLink page={{ name: 'exercise', id: `${row.domain.id}.${planned}` }}>
              {texts.tab.reviews.retestPlanned(planned)}
            </PageLink>
          )}
          {planned === '' && page.me.edits && (
            <PageLink page={{ name: 'reviews' }}>{texts.tab.reviews.retestPlan}</PageLink>
          )}
        </p>
      ))}
      {row.dueBefore.length > 0 && (
        <p>{words.dueBefore(row.dueBefore.map((day) => dayWords(day, texts)).join(', '))}</p>
      )}
      {check && (
        <p>
          {words.checked(nameOf(check.by), texts.measure.effect[check.effective ? 'yes' : 'no'])}
          {check.note !== '' && ` – ${check.note}`}
        </p>
      )}
      {rejection && <p>{words.rejected(nameOf(rejection.acceptedBy), rejection.reason)}</p>}
      {row.notes.length === 0 ? (
        <p className="hint">{words.noNotes}</p>
      ) : (
        <ul className="plan-list">
          {row.notes.toReversed().map((note) => (
            <li key={`${note.at} ${note.text}`}>
              {note.text}
              <span className="row-more">
                {texts.day(note.at)}, {nameOf(note.by)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
