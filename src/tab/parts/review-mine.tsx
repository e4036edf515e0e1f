// What the visitor is asked herself after an exercise or event: anonymous feedback, her observer's form, results of her tests.
import { Field, Input, Select, Textarea } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { type TestResult, testResults } from '../../domain/evidence.ts';
import type { TestItem } from '../../domain/exercise.ts';
import { type Rating, ratings } from '../../domain/feedback.ts';
import type { Evaluation } from '../../domain/review.ts';
import { useAction } from '../action.ts';
import type { ReviewPart } from '../review-part.ts';
import { useTools } from '../tools.ts';
import { Failure } from './failure.tsx';
import { BusyButton } from './modal.tsx';

export function ReviewMine(part: ReviewPart): ReactNode {
  const { mine, asksUntil, status } = part.view;
  return (
    <>
      {mine.asked && asksUntil !== null && <FeedbackForm {...part} />}
      {mine.observes && <ObserverForm {...part} />}
      {status !== 'released' && mine.tests.map((test) => <TestForm key={test.id} {...part} test={test} />)}
    </>
  );
}

const ratingOf = (text: string): Rating | null => ratings.find((one) => String(one) === text) ?? null;

function FeedbackForm({ view, path, reload }: ReviewPart): ReactNode {
  const { texts, api, say } = useTools();
  const { card } = texts.review;
  const words = texts.tab.reviews;
  const action = useAction();
  const [said, set] = useState({ rating: null as Rating | null, good: '', change: '' });
  if (view.mine.answered) return <p className="panel panel-body">{words.feedbackDone}</p>;
  const send = async () => {
    if (!(await action.run(() => api.post(`${path}/feedback`, said)))) return;
    say({ text: words.feedbackDone });
    reload();
  };
  return (
    <section className="panel panel-body" aria-label={words.mine}>
      <h2>{card.ask(view.source)}</h2>
      <p>{card.anonymous}</p>
      <Field label={card.rating} required>
        <Select
          value={said.rating === null ? '' : String(said.rating)}
          onChange={(_, { value }) => set({ ...said, rating: ratingOf(value) })}
        >
          <option value="" />
          {card.ratings.map((title, index) => (
            <option key={title} value={index + 1}>
              {title}
            </option>
          ))}
        </Select>
      </Field>
      {(['good', 'change'] as const).map((name) => (
        <Field key={name} label={card[name]}>
          <Textarea value={said[name]} maxLength={500} onChange={(_, { value }) => set({ ...said, [name]: value })} />
        </Field>
      ))}
      <Failure fault={action.fault} texts={texts} />
      <BusyButton busy={action.busy} words={card.send} blocked={said.rating === null} onPress={() => void send()} />
    </section>
  );
}

const emptyForm: Evaluation = { goals: {}, good: '', correct: '', improve: '' };

function ObserverForm({ view, path, reload }: ReviewPart): ReactNode {
  const { texts, api, say } = useTools();
  const { card, rating } = texts.review;
  const words = texts.tab.reviews;
  const action = useAction();
  const [form, set] = useState<Evaluation>(view.mine.form ?? emptyForm);
  const rate = (goal: string, text: string) => {
    const { [goal]: _old, ...rest } = form.goals;
    const chosen = ratingOf(text);
    set({ ...form, goals: chosen === null ? rest : { ...rest, [goal]: chosen } });
  };
  const send = async () => {
    if (!(await action.run(() => api.post(`${path}/evaluation`, form)))) return;
    say({ text: words.formDone });
    reload();
  };
  return (
    <section className="panel panel-body" aria-labelledby="observer-form">
      <h2 id="observer-form">{words.form}</h2>
      <p>{view.mine.form ? words.formDone : words.formHint}</p>
      {view.goals.map(({ id, text }) => (
        <Field key={id} label={card.goal(text)}>
          <Select value={String(form.goals[id] ?? '')} onChange={(_, { value }) => rate(id, value)}>
            <option value="">{card.unrated}</option>
            {rating.map((title, index) => (
              <option key={title} value={index + 1}>
                {title}
              </option>
            ))}
          </Select>
        </Field>
      ))}
      {(['good', 'correct', 'improve'] as const).map((name) => (
        <Field key={name} label={card[name]}>
          <Textarea value={form[name]} maxLength={2_000} onChange={(_, { value }) => set({ ...form, [name]: value })} />
        </Field>
      ))}
      <Failure fault={action.fault} texts={texts} />
      <BusyButton busy={action.busy} words={card.sendForm} onPress={() => void send()} />
    </section>
  );
}

function TestForm(props: ReviewPart & { test: TestItem & { readonly name: string } }): ReactNode {
  const { texts, api, say } = useTools();
  const words = texts.tab.reviews;
  const { test, path, reload } = props;
  const action = useAction();
  const [said, set] = useState({
    result: test.result as TestResult | null,
    hours: test.hours === null ? '' : String(test.hours),
    remark: test.remark,
    correction: test.correction,
  });
  const send = async () => {
    const hours = said.hours.trim() === '' ? null : Number(said.hours.replace(',', '.'));
    const body = { ...said, item: test.id, hours };
    if (!(await action.run(() => api.post(`${path}/tests`, body)))) return;
    say({ text: words.saved });
    reload();
  };
  return (
    <section className="panel panel-body" aria-label={`${words.test}: ${test.name}`}>
      <h2>{`${words.test}: ${test.name}`}</h2>
      <p>{test.activity}</p>
      {test.target !== undefined && test.target !== null && <p>{texts.review.card.target(test.target)}</p>}
      <Field label={words.result} required>
        <Select
          value={said.result ?? ''}
          onChange={(_, { value }) => set({ ...said, result: testResults.find((one) => one === value) ?? null })}
        >
          <option value="" />
          {testResults.map((one) => (
            <option key={one} value={one}>
              {texts.review.result[one]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={texts.review.card.hours}>
        <Input inputMode="decimal" value={said.hours} onChange={(_, { value }) => set({ ...said, hours: value })} />
      </Field>
      {(['remark', 'correction'] as const).map((name) => (
        <Field key={name} label={texts.review.card[name]}>
          <Textarea value={said[name]} maxLength={2_000} onChange={(_, { value }) => set({ ...said, [name]: value })} />
        </Field>
      ))}
      <Failure fault={action.fault} texts={texts} />
      <BusyButton
        busy={action.busy}
        words={words.saveTest}
        blocked={said.result === null || Number.isNaN(Number(said.hours.replace(',', '.')))}
        onPress={() => void send()}
      />
    </section>
  );
}
