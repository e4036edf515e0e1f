// My own answer to an alarm: asked, given, changed.
import { Button } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type AnswerKind, etaChoices } from '../../domain/alarm.ts';
import type { AnswerView } from '../../http/contract.ts';
import { useAction } from '../action.ts';
import { useTools } from '../tools.ts';
import { Failure } from './failure.tsx';
import { Icon } from './icon.tsx';
import { notedText } from './noted.ts';

const others = ['virtual', 'unavailable', 'call-me'] as const;

/** The buttons. `autoFocus` moves the focus to the first one, after *Antwort ändern*. */
export function AnswerButtons(props: { alarm: string; autoFocus?: boolean; onDone: () => void }): ReactNode {
  const { texts, me } = useTools();
  return me.emergency ? <p className="hint">{texts.emergency.entrance.answer}</p> : <Buttons {...props} />;
}

function Buttons(props: Parameters<typeof AnswerButtons>[0]): ReactNode {
  const { texts, api, say } = useTools();
  const { answer } = texts.tab;
  const { answering } = texts.cards;
  const action = useAction();
  const place = useRef<HTMLDivElement>(null);
  const { autoFocus } = props;
  useEffect(() => {
    if (autoFocus) place.current?.querySelector('button')?.focus();
  }, [autoFocus]);
  const give = async (kind: AnswerKind, eta: number | null) => {
    const path = `/api/alarms/${encodeURIComponent(props.alarm)}/answer`;
    if (!(await action.run(() => api.post(path, { answer: kind, eta })))) return;
    const arrival = kind === 'coming' ? Date.now() + (eta ?? 0) * 60_000 : null;
    const said = notedText(texts, { at: 0, answer: kind, eta, arrival, recordedBy: '' });
    say({ text: answering.noted(texts.clock(Date.now()), said) });
    props.onDone();
  };
  return (
    <div className="answer-buttons" ref={place} aria-busy={action.busy}>
      <fieldset disabled={action.busy}>
        <legend>{answer.comingIn}</legend>
        {etaChoices.map((eta) => (
          <Button
            key={eta}
            appearance="primary"
            size="large"
            aria-label={answer.coming(eta)}
            onClick={() => void give('coming', eta)}
          >
            {answer.minutes(eta)}
          </Button>
        ))}
      </fieldset>
      <div className="answer-others">
        {others.map((kind) => (
          <Button
            key={kind}
            size="large"
            icon={<Icon name={kind} />}
            disabled={action.busy}
            onClick={() => void give(kind, null)}
          >
            {answering[kind]}
          </Button>
        ))}
      </div>
      {action.busy && <p className="hint">{answer.saving}</p>}
      <Failure fault={action.fault} texts={texts} />
    </div>
  );
}

/** What I answered, and the way to answer otherwise. `answers` newest last. */
export function MyAnswer(props: {
  alarm: string;
  open: boolean;
  answers: readonly AnswerView[];
  onDone: () => void;
}): ReactNode {
  const { texts, me } = useTools();
  const { answer } = texts.tab;
  const { answering } = texts.cards;
  const [changing, setChanging] = useState(false);
  const last = props.answers.at(-1);
  if (!last) return props.open ? <AnswerButtons alarm={props.alarm} onDone={props.onDone} /> : null;
  const done = () => {
    setChanging(false);
    props.onDone();
  };
  return (
    <>
      <p className="answer-given">
        <Icon name={last.answer} />
        <span>{answering.noted(texts.clock(last.at), notedText(texts, last))}</span>
      </p>
      {props.open && !me.emergency && (
        <Button aria-expanded={changing} onClick={() => setChanging(!changing)}>
          {changing ? answer.keep : answering.again}
        </Button>
      )}
      {changing && props.open && <AnswerButtons alarm={props.alarm} autoFocus onDone={done} />}
      {props.answers.length > 1 && (
        <details>
          <summary>{answer.history(props.answers.length - 1)}</summary>
          <ol className="answer-history">
            {props.answers
              .slice(0, -1)
              .toReversed()
              .map((past) => (
                <li key={past.at}>
                  {texts.clock(past.at)}: {notedText(texts, past)}
                </li>
              ))}
          </ol>
        </details>
      )}
    </>
  );
}
