// Feedback of an evaluation: how the questions stand, who is silent (for whoever steered), and what was said from five on.
import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ReviewFull } from '../../http/contract-reviews.ts';
import { useAction } from '../action.ts';
import type { ReviewPart } from '../review-part.ts';
import { useTools } from '../tools.ts';
import { Failure } from './failure.tsx';

export function ReviewAsking({ view, full, path, reload }: ReviewPart & { full: ReviewFull }): ReactNode {
  const { texts, api, say } = useTools();
  const words = texts.tab.reviews;
  const action = useAction();
  const give = async (type: 'stop-asking' | 'second-round') => {
    if (!(await action.run(() => api.post(`${path}/commands`, { type })))) return;
    say({ text: type === 'stop-asking' ? words.stopped : words.secondDone });
    reload();
  };
  const { asksUntil, silent, silentForms, round, me } = view;
  return (
    <section className="panel panel-body" aria-labelledby="feedback">
      <h2 id="feedback">{words.feedback}</h2>
      <p>{asksUntil === null ? words.askingClosed : words.askingUntil(texts.day(asksUntil))}</p>
      {silent && (
        <p>
          {words.silent(silent.length)} {silent.map(({ name }) => name).join(', ')}
        </p>
      )}
      {silentForms && silentForms.length > 0 && (
        <p>
          {words.silentForms(silentForms.length)} {silentForms.map(({ name }) => name).join(', ')}
        </p>
      )}
      <Failure fault={action.fault} texts={texts} />
      {me.edits && (
        <div className="save-actions">
          {asksUntil !== null && (
            <Button disabledFocusable={action.busy} onClick={() => void give('stop-asking')}>
              {words.stop}
            </Button>
          )}
          {asksUntil === null && round === 1 && (
            <Button disabledFocusable={action.busy} onClick={() => void give('second-round')}>
              {words.second}
            </Button>
          )}
        </div>
      )}
      {full.rounds.map(({ round: each, sums }) =>
        sums === null ? (
          <p key={each}>{words.tooFew(each)}</p>
        ) : (
          <div key={each}>
            <h3>{words.sums(each, sums.answers)}</h3>
            <ul>
              {texts.review.card.ratings.map((title, index) => (
                <li key={title}>
                  {title}: {sums.ratings[index] ?? 0}
                </li>
              ))}
            </ul>
            <Said answers={full.answers[each - 1] ?? []} />
          </div>
        ),
      )}
      {full.rounds.length > 0 && (
        <p className="hint">{full.emptyAt === null ? words.rawGone : words.rawUntil(texts.day(full.emptyAt))}</p>
      )}
      {full.evaluations.length > 0 && (
        <>
          <h3>{words.observers}</h3>
          {full.evaluations.map(({ name, form }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two may bear the same name, and their order stays.
            <div key={index}>
              <strong>{name}</strong>
              <ul>
                {full.content.goals.flatMap(({ id, text }) => {
                  const rating = form.goals[id];
                  return rating === undefined
                    ? []
                    : [<li key={id}>{`${text}: ${texts.review.rating[rating - 1]}`}</li>];
                })}
                {(['good', 'correct', 'improve'] as const)
                  .filter((part) => form[part] !== '')
                  .map((part) => (
                    <li key={part}>
                      {texts.review.part[part]}: {form[part]}
                    </li>
                  ))}
              </ul>
            </div>
          ))}
        </>
      )}
    </section>
  );
}

function Said({ answers }: { answers: ReviewFull['answers'][number] }): ReactNode {
  const words = useTools().texts.tab.reviews;
  const part = (name: string, lines: readonly string[]) =>
    lines.length > 0 && (
      <>
        <h4>{name}</h4>
        <ul>
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two may have written the same, and the list never changes.
            <li key={index}>{line}</li>
          ))}
        </ul>
      </>
    );
  return (
    <>
      {part(
        words.wasGood,
        answers.map(({ good }) => good).filter((one) => one !== ''),
      )}
      {part(
        words.toChange,
        answers.map(({ change }) => change).filter((one) => one !== ''),
      )}
    </>
  );
}
