// My own answer to a check-in: five prepared answers, no reason.
import { Button, Field, Select } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { CheckInAnswer } from '../../domain/check-in.ts';
import type { CheckInView } from '../../http/contract-check-ins.ts';
import { useAction } from '../action.ts';
import { useTools } from '../tools.ts';
import { Failure } from './failure.tsx';
import { Icon } from './icon.tsx';
import { standingIcon } from './standing-icon.ts';

export function CheckInAnswerPanel(props: { view: CheckInView; now: number; onDone: () => void }): ReactNode {
  const { texts } = useTools();
  const { view, now } = props;
  const words = texts.checkInTab.my;
  const [changing, setChanging] = useState(false);
  const isOpen = view.endedAt === null;
  const { mine } = view;
  const done = () => {
    setChanging(false);
    props.onDone();
  };
  return (
    <section className="panel panel-body" aria-labelledby="my-answer">
      <h2 id="my-answer">{words.title}</h2>
      {mine && (
        <p className="answer-given">
          <Icon name={standingIcon[mine.answer === 'erased' ? 'missing' : mine.answer]} />
          <span>{texts.checkIn.card.said[mine.answer](mine.from === null ? '' : texts.moment(mine.from, now))}</span>
        </p>
      )}
      {!mine && isOpen && <p>{words.none}</p>}
      {mine && isOpen && (
        <Button aria-expanded={changing} onClick={() => setChanging(!changing)}>
          {changing ? words.keep : words.change}
        </Button>
      )}
      {isOpen && (changing || !mine) && <AnswerButtons view={view} now={now} onDone={done} />}
      {!isOpen && <p>{texts.checkIn.card.closed}</p>}
    </section>
  );
}

function AnswerButtons({ view, now, onDone }: { view: CheckInView; now: number; onDone: () => void }): ReactNode {
  const { texts, api, say } = useTools();
  const { card } = texts.checkIn;
  const words = texts.checkInTab.my;
  const action = useAction();
  const [time, setTime] = useState(view.choices[0] ?? null);
  const give = async (answer: CheckInAnswer) => {
    const from = answer === 'from' ? time : null;
    const path = `/api/check-ins/${encodeURIComponent(view.id)}/answer`;
    if (!(await action.run(() => api.post(path, { answer, from })))) return;
    const said = card.said[answer](from === null ? '' : texts.moment(from, now));
    say({ text: card.noted(texts.clock(Date.now()), said) });
    onDone();
  };
  const plain = (answer: CheckInAnswer) => (
    <Button
      key={answer}
      size="large"
      appearance={answer === 'on-site' || answer === 'mobile' ? 'primary' : 'secondary'}
      icon={<Icon name={standingIcon[answer]} />}
      disabled={action.busy}
      onClick={() => void give(answer)}
    >
      {card.answer[answer]}
    </Button>
  );
  return (
    <div className="check-answers" aria-busy={action.busy}>
      <div className="check-row">{(['on-site', 'mobile'] as const).map(plain)}</div>
      {time !== null && (
        <div className="check-row check-from">
          <Field label={words.from}>
            <Select value={String(time)} onChange={(_, data) => setTime(Number(data.value))}>
              {view.choices.map((at) => (
                <option key={at} value={at}>
                  {texts.moment(at, now)}
                </option>
              ))}
            </Select>
          </Field>
          <Button
            size="large"
            icon={<Icon name={standingIcon.from} />}
            disabled={action.busy}
            onClick={() => void give('from')}
          >
            {words.chooseFrom}
          </Button>
        </div>
      )}
      <div className="check-row">{(['limited', 'unavailable'] as const).map(plain)}</div>
      {action.busy && <p className="hint">{words.saving}</p>}
      <Failure fault={action.fault} texts={texts} />
    </div>
  );
}
