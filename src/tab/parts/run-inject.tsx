// One inject on the board: when, to whom, what came of it, and one click for erledigt, offen, abweichend, ausgelassen.
import { Button, Input } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { injectMarks } from '../../domain/exercise-run.ts';
import type { BoardInject, RunBoard } from '../../http/contract-exercise-run.ts';
import { useAction } from '../action.ts';
import { useTools } from '../tools.ts';
import { Failure } from './failure.tsx';
import { Icon } from './icon.tsx';

interface Props {
  readonly inject: BoardInject;
  readonly board: RunBoard;
  readonly path: string;
  readonly onDone: () => void;
}

export function RunInjectRow(props: Props): ReactNode {
  const { texts } = useTools();
  const words = texts.run;
  const { inject, board } = props;
  const name = (person: string) => board.names[person] ?? person;
  const to = [...inject.toRoles.map((kind) => texts.role[kind]), ...inject.toPeople.map(name)].join(', ');
  return (
    <li className="run-inject" data-state={inject.state} aria-label={texts.run.card.inject(inject.number)}>
      <p>
        <strong>{texts.run.card.inject(inject.number)}</strong> · {words.board.minute(inject.minute)} ·{' '}
        {texts.exercise.channel[inject.channel]} · {to}
        {inject.improvised && ` · ${words.board.improvised}`}
      </p>
      <p>{inject.text}</p>
      {inject.expected !== '' && (
        <p className="row-more">
          {words.board.expected}: {inject.expected}
        </p>
      )}
      <Standing inject={inject} board={board} />
      <ul className="run-answers">
        {inject.answers.map((answer) => (
          <li key={`${answer.person} ${answer.at}`}>
            {texts.clock(answer.at)} {name(answer.person)}: {answer.text}
          </li>
        ))}
      </ul>
      {board.me.plays && <Marks {...props} />}
    </li>
  );
}

/** State in words, never in colour alone. */
function Standing({ inject, board }: Pick<Props, 'inject' | 'board'>): ReactNode {
  const { texts } = useTools();
  const words = texts.run;
  const left = inject.minute - Math.floor(board.exerciseTime / 60_000);
  const facts = [
    words.state[inject.state],
    inject.playedAt === null ? '' : words.board.playedAt(texts.clock(inject.playedAt)),
    inject.state === 'planned' && inject.waits.length > 0 ? words.board.waits(inject.waits.join(', ')) : '',
    inject.state === 'planned' && inject.waits.length === 0 ? words.board.next(left) : '',
    inject.state === 'dropped' ? words.board.needless(inject.note) : '',
    inject.state === 'played' && inject.receivers.length > 0 && inject.sees.kind === 'answered'
      ? words.board.answers(new Set(inject.answers.map(({ person }) => person)).size, inject.receivers.length)
      : '',
    inject.reaction ? words.reaction[inject.reaction.result] : '',
    inject.mark ? words.mark[inject.mark] : '',
    inject.state !== 'dropped' ? inject.note : '',
  ].filter((fact) => fact !== '');
  return (
    <p className="run-standing">
      {facts.join(' · ')}
      {inject.notSent > 0 && (
        <span className="worry">
          {' '}
          <Icon name="warning" size={16} /> {words.board.notSent(inject.notSent)}
        </span>
      )}
    </p>
  );
}

function Marks({ inject, path, onDone }: Props): ReactNode {
  const { texts, api } = useTools();
  const words = texts.run;
  const action = useAction();
  const [note, setNote] = useState(inject.note);
  const give = async (body: object) => {
    if (await action.run(() => api.post(path, { inject: inject.id, ...body }))) onDone();
  };
  const press = (title: string, body: object, isOn = false) => (
    <Button
      key={title}
      size="small"
      appearance={isOn ? 'primary' : 'secondary'}
      aria-pressed={isOn}
      disabledFocusable={action.busy}
      onClick={() => void give(body)}
    >
      {title}
    </Button>
  );
  return (
    <>
      <div className="run-marks">
        {inject.state === 'played' &&
          injectMarks.map((mark) =>
            press(
              words.mark[mark],
              { type: 'mark', mark, note: mark === 'deviating' ? note : '' },
              inject.mark === mark,
            ),
          )}
        {inject.state === 'played' && (
          <Input
            size="small"
            aria-label={words.board.note}
            placeholder={words.board.note}
            maxLength={300}
            value={note}
            onChange={(_, data) => setNote(data.value)}
          />
        )}
        {inject.state !== 'played' && press(words.board.play, { type: 'play' })}
        {inject.state === 'planned' && press(words.board.skip, { type: 'skip', reason: '' })}
        {(inject.state === 'skipped' || inject.state === 'dropped') &&
          press(words.board.undo, { type: 'mark', mark: 'open', note: '' })}
      </div>
      <Failure fault={action.fault} texts={texts} />
    </>
  );
}
