/** The greeting: three steps that show the whole product, the first of them one click. */
import { Button, Spinner } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { DeskPerson } from '../contract.ts';
import { CallFailed } from './api.ts';
import { Icon } from './icons.tsx';
import { BotMark, PersonMark } from './marks.tsx';
import type { Place } from './place.ts';
import type { Opening } from './seats.ts';
import type { DeskTexts } from './texts.ts';
import { raiseTrialAlarm, type TrialAlarm, whoRaises } from './trial-alarm.ts';

type WelcomeProps = {
  people: DeskPerson[];
  texts: DeskTexts;
  /** the address names a person that does not exist */
  unknown: boolean;
  onPick: () => void;
  onOpen: (openings: Opening[]) => void;
  /** present when somebody already sits at the desk */
  onClose?: () => void;
};

/** How many alarmed people are offered; more would hide the next step. */
const OFFERED = 3;

export function Welcome({ people, texts, unknown, onPick, onOpen, onClose }: WelcomeProps): ReactNode {
  const raiser = whoRaises(people);
  const trial = useTrial(raiser, people, texts);
  const words = texts.welcome;
  return (
    <main className="welcome">
      {onClose && (
        <Button
          className="welcome-close"
          appearance="subtle"
          icon={<Icon name="close" />}
          aria-label={texts.close}
          onClick={onClose}
        />
      )}
      <BotMark size={56} />
      <h2>{words.title}</h2>
      <p className="welcome-lead">{words.lead}</p>
      {unknown && <p role="alert">{texts.fault.unknownPerson}</p>}
      <ol className="steps" aria-label={words.steps}>
        <RaiseStep raiser={raiser} trial={trial} texts={texts} />
        <AnswerStep alarm={trial.alarm} texts={texts} onOpen={onOpen} />
        <SeeStep raiser={raiser} alarm={trial.alarm} texts={texts} onOpen={onOpen} />
      </ol>
      <p className="welcome-pick">
        {words.orPick} <Button onClick={onPick}>{words.pick}</Button>
      </p>
      <p className="welcome-honest">{texts.honest}</p>
    </main>
  );
}

type Trial = { alarm: TrialAlarm | undefined; running: boolean; fault: string | undefined; raise: () => void };

/** The last Probealarm outlives the greeting, so that coming back to it still names the right people. */
let lastAlarm: TrialAlarm | undefined;

function useTrial(raiser: DeskPerson | undefined, people: DeskPerson[], texts: DeskTexts): Trial {
  const [alarm, setAlarm] = useState(lastAlarm);
  const [running, setRunning] = useState(false);
  const [fault, setFault] = useState<string>();
  async function run(by: DeskPerson): Promise<void> {
    setRunning(true);
    setFault(undefined);
    try {
      lastAlarm = await raiseTrialAlarm(by, people);
      setAlarm(lastAlarm);
    } catch (why) {
      if (!(why instanceof CallFailed)) throw why;
      setFault(texts.welcome.failed(why.status === 0 ? texts.fault.down : why.message));
    } finally {
      setRunning(false);
    }
  }
  return { alarm, running, fault, raise: () => raiser && !running && void run(raiser) };
}

function RaiseStep({
  raiser,
  trial,
  texts,
}: {
  raiser: DeskPerson | undefined;
  trial: Trial;
  texts: DeskTexts;
}): ReactNode {
  const words = texts.welcome;
  return (
    <li className="step" data-done={trial.alarm ? true : undefined}>
      <h3>{words.raiseTitle}</h3>
      <p>{raiser ? words.raiseText(raiser.name) : words.raiseNobody}</p>
      {raiser && (
        <Button
          appearance={trial.alarm ? 'secondary' : 'primary'}
          icon={trial.running ? <Spinner size="tiny" /> : <Icon name="bell" />}
          disabledFocusable={trial.running}
          onClick={trial.raise}
        >
          {trial.running ? words.raising : trial.alarm ? words.again : words.raise}
        </Button>
      )}
      <p role="status" className="step-result">
        {trial.alarm && !trial.running && words.raised(trial.alarm.number)}
      </p>
      {trial.fault && <p role="alert">{trial.fault}</p>}
    </li>
  );
}

type StepProps = { alarm: TrialAlarm | undefined; texts: DeskTexts; onOpen: WelcomeProps['onOpen'] };

function AnswerStep({ alarm, texts, onOpen }: StepProps): ReactNode {
  const words = texts.welcome;
  return (
    <li className="step" data-later={alarm ? undefined : true}>
      <h3>{words.answerTitle}</h3>
      <p>{alarm ? words.answerText : words.answerLater}</p>
      {alarm?.asked.slice(0, OFFERED).map((person) => (
        <button
          key={person.id}
          type="button"
          className="person-line"
          aria-label={words.openAs(person.name)}
          onClick={() => onOpen([{ person, start: { area: 'chat', show: 'first', focus: true } }])}
        >
          <PersonMark id={person.id} name={person.name} />
          <span className="person-name">{person.name}</span>
          <span className="person-job">{person.jobTitle}</span>
        </button>
      ))}
    </li>
  );
}

function SeeStep({ raiser, alarm, texts, onOpen }: StepProps & { raiser: DeskPerson | undefined }): ReactNode {
  const words = texts.welcome;
  const first = alarm?.asked.find((person) => person.id !== raiser?.id);
  const start: Place = alarm ? { area: 'app', page: `alarm/${alarm.id}` } : { area: 'app' };
  return (
    <li className="step" data-later={alarm ? undefined : true}>
      <h3>{words.seeTitle}</h3>
      <p>{words.seeText}</p>
      {raiser && alarm && (
        <>
          <Button onClick={() => onOpen([{ person: raiser, start }])}>{words.see(raiser.name)}</Button>
          {first && (
            <Button
              className="wide-only"
              icon={<Icon name="split" />}
              onClick={() =>
                onOpen([
                  { person: first, start: { area: 'chat', show: 'first', focus: true } },
                  { person: raiser, start },
                ])
              }
            >
              {words.both}
            </Button>
          )}
        </>
      )}
    </li>
  );
}
