// The steps of an event, one press each, with a time that can be set and corrected; and the Einstufung with its history.
import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { IncidentStep } from '../../domain/incident.ts';
import type { StepView } from '../../http/contract-incident.ts';
import { useTools } from '../tools.ts';
import { ClassifyDialog } from './classify-dialog.tsx';
import { type EventTools, useGive } from './event-data.tsx';
import { Failure } from './failure.tsx';
import { Icon } from './icon.tsx';
import { BusyButton, Modal } from './modal.tsx';
import { ReasonField } from './reason-field.tsx';
import { TimeDialog } from './time-dialog.tsx';

type Open = { readonly step: IncidentStep; readonly what: 'set' | 'back' } | 'classify' | null;

export function EventSteps({ now, ...tools }: EventTools & { now: number }): ReactNode {
  const { alarm, event } = tools;
  const { texts } = useTools();
  const words = texts.incident;
  const { action, give } = useGive(tools);
  const [open, setOpen] = useState<Open>(null);
  const set = async (step: StepView, at: number | null, reason: string) => {
    const noted = words.noted(words.step[step.step], at === null ? words.takenBack : texts.moment(at, Date.now()));
    const body = { step: step.step, at, reason, known: step.words.length };
    if (await give('step', body, noted)) setOpen(null);
  };
  const isOver = event.steps.find(({ step }) => step === 'deescalated')?.at != null;
  const found = open !== null && open !== 'classify' ? event.steps.find(({ step }) => step === open.step) : undefined;
  return (
    <section className="panel panel-body event-steps" aria-labelledby="event-steps" aria-busy={action.busy}>
      <h2 id="event-steps">{words.title}</h2>
      <p className="hint">{words.lead(event.mayLead)}</p>
      {event.siblings.length > 0 && <p>{words.siblings(event.siblings)}</p>}
      <ol className="event-step-list">
        <Classification tools={tools} now={now} onOpen={() => setOpen('classify')} />
        {event.steps.map((step) => (
          <Step
            key={step.step}
            step={step}
            now={now}
            may={event.mayLead}
            busy={action.busy}
            tooEarly={step.step === 'dissolved' && !isOver}
            onNow={() => (asks(step.step) ? setOpen({ step: step.step, what: 'set' }) : void set(step, Date.now(), ''))}
            onSet={() => setOpen({ step: step.step, what: 'set' })}
            onBack={() => setOpen({ step: step.step, what: 'back' })}
          />
        ))}
      </ol>
      {open === null && <Failure fault={action.fault} texts={texts} />}
      {open === 'classify' && <ClassifyDialog {...tools} onClose={() => setOpen(null)} />}
      {found && open !== 'classify' && open?.what === 'set' && (
        <TimeDialog
          title={found.at === null ? words.step[found.step] : words.correctStep(words.step[found.step])}
          at={found.at}
          action={action}
          withReason={found.words.length > 0}
          onClose={() => setOpen(null)}
          onSave={(at, reason) => void set(found, at, reason)}
        >
          <Checks step={found.step} mode={alarm.mode} />
        </TimeDialog>
      )}
      {found && open !== 'classify' && open?.what === 'back' && (
        <BackDialog
          title={`${words.step[found.step]}: ${words.takeBack}`}
          busy={action.busy}
          fault={<Failure fault={action.fault} texts={texts} />}
          onClose={() => setOpen(null)}
          onSave={(reason) => void set(found, null, reason)}
        />
      )}
    </section>
  );
}

/** Before these two something has to be checked, so that a press opens them first. */
const asks = (step: IncidentStep) => step === 'deescalated' || step === 'dissolved';

function Checks({ step }: { step: IncidentStep; mode: string }): ReactNode {
  const { incident } = useTools().texts;
  if (!asks(step)) return null;
  const words = step === 'deescalated' ? incident.deescalate : incident.dissolve;
  return (
    <div className="event-checks">
      <p>{words.lead}</p>
      <ul>
        {words.checks.map((check) => (
          <li key={check}>{check}</li>
        ))}
      </ul>
      <p className="hint">{words.next}</p>
    </div>
  );
}

function Step(props: {
  step: StepView;
  now: number;
  may: boolean;
  busy: boolean;
  /** Nothing is to be dissolved before the end was established. */
  tooEarly: boolean;
  onNow: () => void;
  onSet: () => void;
  onBack: () => void;
}): ReactNode {
  const { step, now, may, busy } = props;
  const { texts } = useTools();
  const words = texts.incident;
  const name = words.step[step.step];
  const last = step.words.at(-1);
  const fixed = step.step === 'occurred' || step.step === 'reported';
  return (
    <li className="event-step" data-done={step.at !== null}>
      <Icon name={step.at === null ? 'missing' : 'check'} />
      <div>
        <strong>{name}</strong>
        <span className="event-when">{step.at === null ? words.notYet : texts.moment(step.at, now)}</span>
        {last && step.at !== null && last.recordedAt - step.at > 60_000 && (
          <span className="hint">{words.recorded(texts.moment(last.recordedAt, now), last.by)}</span>
        )}
        {step.words.length > 1 && (
          <details>
            <summary>{words.history(step.words.length)}</summary>
            <ol>
              {step.words.map((word) => (
                <li key={word.recordedAt}>
                  {word.at === null ? words.takenBack : texts.moment(word.at, now)},{' '}
                  {words.recorded(texts.moment(word.recordedAt, now), word.by)}
                  {word.reason !== '' && `: ${word.reason}`}
                </li>
              ))}
            </ol>
          </details>
        )}
      </div>
      {may && !props.tooEarly && (
        <div className="event-buttons">
          {step.at === null ? (
            <>
              <Button
                appearance={asks(step.step) ? 'secondary' : 'primary'}
                disabledFocusable={busy}
                aria-label={words.set(name)}
                onClick={props.onNow}
              >
                {name}
              </Button>
              {!asks(step.step) && (
                <Button disabledFocusable={busy} aria-label={`${name}: ${words.hits.changeTime}`} onClick={props.onSet}>
                  {words.hits.changeTime}
                </Button>
              )}
            </>
          ) : (
            <>
              <Button size="small" disabledFocusable={busy} aria-label={words.correctStep(name)} onClick={props.onSet}>
                {words.correct}
              </Button>
              {!fixed && (
                <Button
                  size="small"
                  disabledFocusable={busy}
                  aria-label={`${name}: ${words.takeBack}`}
                  onClick={props.onBack}
                >
                  {words.takeBack}
                </Button>
              )}
            </>
          )}
        </div>
      )}
    </li>
  );
}

function Classification(props: { tools: EventTools; now: number; onOpen: () => void }): ReactNode {
  const { alarm, event, reload } = props.tools;
  const { texts, api, say } = useTools();
  const { classify } = texts.incident;
  const standing = event.classified.filter(({ corrected }) => !corrected).toSorted((one, other) => one.at - other.at);
  const last = standing.at(-1);
  const differs = last && last.level !== event.alarmLevel && alarm.status === 'open' && last.level !== 'DISRUPTION';
  const tell = async () => {
    if (!last) return;
    const reason = classify.tellReason(last.reason).slice(0, 300);
    await api.post(`/api/alarms/${encodeURIComponent(alarm.id)}/update`, { reason, level: last.level });
    say({ text: classify.told });
    reload();
  };
  return (
    <li className="event-step" data-done={last !== undefined}>
      <Icon name={last ? 'check' : 'missing'} />
      <div>
        <strong>{classify.name}</strong>
        <span className="event-when">
          {last
            ? `${texts.level[last.level]}, ${texts.moment(last.at, props.now)}`
            : classify.with(texts.level[event.alarmLevel])}
        </span>
        {last && <span className="hint">{last.reason}</span>}
        {differs && (
          <p className="event-differs">
            {classify.differs(texts.level[event.alarmLevel], texts.level[last.level])}{' '}
            {event.mayLead && (
              <Button size="small" onClick={() => void tell()}>
                {classify.tell}
              </Button>
            )}
          </p>
        )}
        {event.classified.length > 0 && <Decisions {...props} />}
      </div>
      {event.mayLead && (
        <div className="event-buttons">
          <Button appearance={last ? 'secondary' : 'primary'} onClick={props.onOpen}>
            {last ? classify.again : classify.button}
          </Button>
        </div>
      )}
    </li>
  );
}

function Decisions({ tools, now }: { tools: EventTools; now: number }): ReactNode {
  const { texts } = useTools();
  const words = texts.incident;
  const { classified } = tools.event;
  return (
    <details>
      <summary>{words.history(classified.length)}</summary>
      <ol>
        {classified.map((one) => (
          <li key={one.recordedAt}>
            {texts.level[one.level]}, {texts.moment(one.at, now)}
            {one.corrected && ` (${words.classify.corrected})`}: {one.reason}{' '}
            {one.criteria.map((each) => words.criterion[each]).join('; ')}{' '}
            <span className="hint">{words.recorded(texts.moment(one.recordedAt, now), one.by)}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}

/** Taking something back needs a reason. */
export function BackDialog(props: {
  title: string;
  busy: boolean;
  fault: ReactNode;
  ready?: readonly string[];
  save?: string;
  onClose: () => void;
  onSave: (reason: string) => void;
}): ReactNode {
  const { texts } = useTools();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const save = () => {
    setAsked(true);
    if (reason !== '') props.onSave(reason);
  };
  return (
    <Modal
      title={props.title}
      busy={props.busy}
      onClose={props.onClose}
      actions={<BusyButton busy={props.busy} words={props.save ?? texts.incident.takeBack} onPress={save} />}
    >
      <ReasonField
        ready={props.ready ?? []}
        fault={asked && reason === '' ? texts.refused['reason-missing']({}) : ''}
        onReason={setReason}
      />
      {props.fault}
    </Modal>
  );
}
