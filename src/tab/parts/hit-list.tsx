// Processes that are hit: what breaks first on top, two clocks that tick here, state in one press, plans in force.
import { Button, Checkbox, Input } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { type ProcessState, processStates } from '../../domain/incident.ts';
import type { HitPlanView, HitView } from '../../http/contract-incident.ts';
import { matches } from '../alarm-view.ts';
import { type ClockWords, clocks } from '../event.ts';
import { useTools } from '../tools.ts';
import { type EventTools, useGive } from './event-data.tsx';
import { BackDialog } from './event-steps.tsx';
import { Failure } from './failure.tsx';
import { Icon } from './icon.tsx';
import { BusyButton, Modal } from './modal.tsx';
import { TimeDialog } from './time-dialog.tsx';

export function HitList({ now, ...tools }: EventTools & { now: number }): ReactNode {
  const { event } = tools;
  const { texts } = useTools();
  const words = texts.incident.hits;
  const [adding, setAdding] = useState(false);
  if (event.hits.length === 0 && !event.mayLead) return null;
  return (
    <section className="panel panel-body event-hits" aria-labelledby="event-hits">
      <div className="journal-head">
        <h2 id="event-hits">{words.title}</h2>
        {event.mayLead && <Button onClick={() => setAdding(true)}>{words.add}</Button>}
      </div>
      <p className="hint">{event.hits.length === 0 ? words.noneHint : words.lead}</p>
      {event.hits.length === 0 && <p>{words.none}</p>}
      <ul className="event-hit-list">
        {event.hits.map((hit) => (
          <Hit key={hit.process} hit={hit} now={now} tools={tools} />
        ))}
      </ul>
      {adding && <AddDialog {...tools} onClose={() => setAdding(false)} />}
    </section>
  );
}

function Hit({ hit, now, tools }: { hit: HitView; now: number; tools: EventTools }): ReactNode {
  const { event } = tools;
  const { texts } = useTools();
  const words = texts.incident;
  const { action, give } = useGive(tools);
  const [open, setOpen] = useState<'time' | 'remove' | null>(null);
  const { mtpd, rto } = clocks(texts, event, hit, now);
  const since = hit.times[hit.state];
  const say = async (state: ProcessState, at: number) => {
    const noted = words.hits.stateNoted(hit.name, words.state[state]);
    if (await give('progress', { process: hit.process, state, at, known: hit.marks }, noted)) setOpen(null);
  };
  const remove = async (reason: string) => {
    if (await give('unhit', { process: hit.process, reason }, words.hits.removed(hit.name))) setOpen(null);
  };
  return (
    <li className="event-hit" data-tone={worse(mtpd, rto)}>
      <h3>{hit.name}</h3>
      {hit.preventiveOnly && (
        <p className="event-differs">
          <Icon name="warning" size={16} /> {words.hits.preventive}
        </p>
      )}
      <dl className="event-clocks">
        <Clock name={words.hits.mtpd} of={hit.mtpdHours} clock={mtpd} />
        <Clock name={words.hits.rto} of={hit.rtoHours} clock={rto} />
      </dl>
      <fieldset className="event-states" aria-label={`${hit.name}: ${words.hits.stateName}`}>
        {processStates.map((state) => (
          <button
            key={state}
            type="button"
            className="chip"
            aria-pressed={hit.state === state}
            aria-label={words.hits.setState(hit.name, words.state[state])}
            disabled={!event.mayWork || action.busy || hit.state === state}
            onClick={() => void say(state, Date.now())}
          >
            {words.state[state]}
          </button>
        ))}
      </fieldset>
      <div className="event-hit-more">
        {since !== undefined && <span>{words.hits.since(words.state[hit.state], texts.moment(since, now))}</span>}
        {event.mayWork && (
          <Button size="small" aria-label={words.hits.changeTimeFor(hit.name)} onClick={() => setOpen('time')}>
            {words.hits.changeTime}
          </Button>
        )}
        {event.mayLead && (
          <Button size="small" aria-label={words.hits.removeFor(hit.name)} onClick={() => setOpen('remove')}>
            {words.hits.remove}
          </Button>
        )}
      </div>
      {hit.mbco !== '' && (
        <p>
          <strong>{words.hits.mbco}:</strong> {hit.mbco}
        </p>
      )}
      <Plans plans={hit.plans} />
      {open === null && <Failure fault={action.fault} texts={texts} />}
      {open === 'time' && (
        <TimeDialog
          title={`${hit.name}: ${words.state[hit.state]}`}
          at={since ?? null}
          action={action}
          onClose={() => setOpen(null)}
          onSave={(at) => void say(hit.state, at)}
        />
      )}
      {open === 'remove' && (
        <BackDialog
          title={words.hits.removeFor(hit.name)}
          busy={action.busy}
          fault={<Failure fault={action.fault} texts={texts} />}
          save={words.hits.remove}
          onClose={() => setOpen(null)}
          onSave={(reason) => void remove(reason)}
        />
      )}
    </li>
  );
}

const worse = (...all: readonly ClockWords[]) =>
  (['over', 'soon', 'calm', 'kept'] as const).find((tone) => all.some((one) => one.tone === tone)) ?? 'none';

function Clock({ name, of, clock }: { name: string; of: number | null; clock: ClockWords }): ReactNode {
  const { incident } = useTools().texts;
  return (
    <div className="event-clock" data-tone={clock.tone}>
      <dt>
        {name} {of !== null && <span className="hint">{incident.hits.of(incident.hours(of))}</span>}
      </dt>
      <dd>
        <span className="event-clock-text">{clock.text}</span>
        {clock.tone !== 'none' && <progress max={1} value={clock.share} aria-hidden="true" />}
      </dd>
    </div>
  );
}

function Plans({ plans }: { plans: readonly HitPlanView[] }): ReactNode {
  const { texts } = useTools();
  const words = texts.incident.hits;
  if (plans.length === 0) return <p className="hint">{words.noPlan}</p>;
  return (
    <ul className="event-plans" aria-label={words.plans}>
      {plans.map((plan) => (
        <li key={plan.id}>
          <strong>{plan.title}</strong>
          <span className="facts">
            <span>{words.version(plan.version)}</span>
            <span>{words.evidence[plan.evidence]}</span>
            {plan.overdue && (
              <span className="event-warn">
                <Icon name="warning" size={16} /> {words.overdue}
              </span>
            )}
            {plan.owner !== '' && <span>{words.owner(plan.owner)}</span>}
            {plan.storedAt !== '' && <span>{words.stored(plan.storedAt)}</span>}
          </span>
          {plan.summary !== '' && <span>{plan.summary}</span>}
        </li>
      ))}
    </ul>
  );
}

function AddDialog({ onClose, ...tools }: EventTools & { onClose: () => void }): ReactNode {
  const { event } = tools;
  const { texts } = useTools();
  const words = texts.incident.hits;
  const { action, give } = useGive(tools);
  const [query, setQuery] = useState('');
  const [chosen, choose] = useState<readonly string[]>([]);
  const save = async () => {
    if (await give('hit', { processes: chosen }, words.added(chosen.length))) onClose();
  };
  return (
    <Modal
      title={words.addTitle}
      busy={action.busy}
      onClose={onClose}
      actions={
        <BusyButton
          busy={action.busy}
          words={words.save(chosen.length)}
          blocked={chosen.length === 0}
          onPress={() => void save()}
        />
      }
    >
      {event.possible.length > 6 && (
        <Input
          type="search"
          aria-label={words.search}
          placeholder={words.search}
          value={query}
          onChange={(_, data) => setQuery(data.value)}
        />
      )}
      {event.possible.length === 0 && <p>{words.nothingLeft}</p>}
      <div className="event-choices">
        {event.possible
          .filter(({ id, name }) => chosen.includes(id) || matches(query, name))
          .map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              checked={chosen.includes(id)}
              onChange={(_, data) => choose(data.checked ? [...chosen, id] : chosen.filter((one) => one !== id))}
            />
          ))}
      </div>
      <Failure fault={action.fault} texts={texts} />
    </Modal>
  );
}
