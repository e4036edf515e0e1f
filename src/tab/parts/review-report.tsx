// The report of an evaluation: figures the system took, and everything people write, edited on the version that was read.
import { Field, Input, Select, Textarea } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { testResults } from '../../domain/evidence.ts';
import { ratings } from '../../domain/feedback.ts';
import { analysisQuestions, type Proof, type RatedGoal, type ReportContent } from '../../domain/review.ts';
import type { ReviewFull } from '../../http/contract-reviews.ts';
import type { ReportEditing } from '../review-editing.ts';
import type { ReviewPart } from '../review-part.ts';
import { useTools } from '../tools.ts';
import { ClassificationField } from './classification-field.tsx';
import { ExerciseSave } from './exercise-save.tsx';
import { Icon } from './icon.tsx';

export function ReviewReport({
  view,
  full,
  report,
}: ReviewPart & { full: ReviewFull; report: ReportEditing }): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.reviews;
  const { editing, save, undo, isSecret, onSecret } = report;
  const { value, set } = editing;
  return (
    <section className="panel panel-body" aria-labelledby="report">
      <h2 id="report">{words.report}</h2>
      <Figures full={full} />
      <fieldset className="bare report-fields" disabled={!view.me.writes}>
        <ClassificationField
          value={value.classification ?? 'INTERNAL'}
          isSecret={isSecret}
          refusal={words.secretNo}
          onSecret={onSecret}
          onSet={(classification) => set({ classification })}
        />
        <Words label={words.summary} value={value.summary} onSet={(summary) => set({ summary })} />
        <Goals goals={value.goals} onSet={(goals) => set({ goals })} />
        {view.source === 'INCIDENT' &&
          analysisQuestions.map((one) => (
            <Words
              key={one}
              label={texts.review.question[one]}
              value={value.answers[one] ?? ''}
              onSet={(said) => set({ answers: { ...value.answers, [one]: said } })}
            />
          ))}
        <Timeline rows={value.timeline} onSet={(timeline) => set({ timeline })} />
        {(['good', 'lessons', 'training'] as const).map((name) => (
          <Words
            key={name}
            label={words[name]}
            hint={words.onePerLine}
            value={value[name].join('\n')}
            onSet={(said) => set({ [name]: said.split('\n') })}
          />
        ))}
        <Words label={words.maturity} value={value.maturity} onSet={(maturity) => set({ maturity })} />
        <Tests full={full} />
        <Proofs
          proofs={value.proofs}
          names={full.names}
          notInForce={full.notInForce}
          onSet={(proofs) => set({ proofs })}
        />
      </fieldset>
      <ExerciseSave
        editing={editing}
        blocked={isSecret ? words.secretNo : ''}
        onSave={() => void save()}
        onUndo={undo}
        fieldName={(name) => words.reportField[name as keyof ReportContent] ?? name}
      />
    </section>
  );
}

/** Signs of one text, and of a list of up to 300 lines. */
const longest = { text: 4_000, list: 60_000 } as const;

function Words(props: { label: string; hint?: string; value: string; onSet: (value: string) => void }): ReactNode {
  return (
    <Field label={props.label} {...(props.hint ? { hint: props.hint } : {})}>
      <Textarea
        value={props.value}
        maxLength={props.hint ? longest.list : longest.text}
        resize="vertical"
        onChange={(_, { value }) => props.onSet(value)}
      />
    </Field>
  );
}

function Figures({ full }: { full: ReviewFull }): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.reviews;
  if (full.figures.length === 0) return null;
  return (
    <>
      <h3>{words.figures}</h3>
      <dl className="figures report-numbers">
        {full.figures.map(({ name, value, of }) => {
          const [title, said] = texts.review.figure(name, value, of);
          return (
            <div key={name}>
              <dt>{title}</dt>
              <dd>{said}</dd>
            </div>
          );
        })}
      </dl>
    </>
  );
}

function Goals(props: { goals: readonly RatedGoal[]; onSet: (goals: readonly RatedGoal[]) => void }): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.reviews;
  const { goals, onSet } = props;
  if (goals.length === 0) return null;
  const change = (id: string, part: Partial<RatedGoal>) =>
    onSet(goals.map((goal) => (goal.id === id ? { ...goal, ...part } : goal)));
  return (
    <>
      <h3>{words.goals}</h3>
      {goals.map((goal) => (
        <fieldset key={goal.id} className="bare report-goal">
          <legend>
            <strong>{goal.text}</strong>
            {goal.target !== '' && ` – ${goal.metric}: ${goal.target}`}
          </legend>
          <div className="record-fields">
            <Field label={words.ratingHead}>
              <Select
                value={goal.rating === null ? '' : String(goal.rating)}
                onChange={(_, { value }) =>
                  change(goal.id, { rating: ratings.find((one) => String(one) === value) ?? null })
                }
              >
                <option value="">{words.unrated}</option>
                {texts.review.rating.map((title, index) => (
                  <option key={title} value={index + 1}>
                    {`${index + 1} – ${title}`}
                  </option>
                ))}
              </Select>
            </Field>
            <Field label={words.actual}>
              <Input
                value={goal.actual}
                maxLength={500}
                onChange={(_, { value }) => change(goal.id, { actual: value })}
              />
            </Field>
            <Field label={words.remark}>
              <Textarea
                value={goal.remark}
                maxLength={4_000}
                rows={1}
                onChange={(_, { value }) => change(goal.id, { remark: value })}
              />
            </Field>
          </div>
        </fieldset>
      ))}
    </>
  );
}

function Timeline(props: {
  rows: ReportContent['timeline'];
  onSet: (rows: ReportContent['timeline']) => void;
}): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.reviews;
  const { rows, onSet } = props;
  if (rows.length === 0) return null;
  return (
    <details>
      <summary>
        <strong>
          {words.timeline} ({rows.length})
        </strong>
      </summary>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows keep their places while they are written.
        <Field key={index} label={`${texts.day(row.at)}, ${texts.clock(row.at)}`}>
          <Textarea
            value={row.text}
            maxLength={4_000}
            rows={1}
            onChange={(_, { value }) => onSet(rows.map((one, at) => (at === index ? { ...one, text: value } : one)))}
          />
        </Field>
      ))}
    </details>
  );
}

function Tests({ full }: { full: ReviewFull }): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.reviews;
  if (full.tests.length === 0) return null;
  return (
    <>
      <h3>{words.tests}</h3>
      <ul>
        {full.tests.map(({ id, resource, result, hours, remark, target = null }) => (
          <li key={id}>
            {full.names[resource] ?? resource}: {result === null ? words.open : texts.review.result[result]}
            {hours !== null && `, ${words.hours}: ${hours}`}
            {target !== null && `, ${words.targetHours}: ${target}`}
            {hours !== null && target !== null && hours > target && ` (${words.overTarget})`}
            {remark !== '' && ` – ${remark}`}
          </li>
        ))}
      </ul>
    </>
  );
}

function Proofs(props: {
  proofs: readonly Proof[];
  names: Readonly<Record<string, string>>;
  notInForce: readonly string[];
  onSet: (proofs: readonly Proof[]) => void;
}): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.reviews;
  const { proofs, names, notInForce, onSet } = props;
  if (proofs.length === 0) return null;
  const change = (proof: Proof, part: Partial<Proof>) =>
    onSet(proofs.map((one) => (one === proof ? { ...one, ...part } : one)));
  return (
    <>
      <h3>{words.proofs}</h3>
      <p className="hint">{words.proofsHint}</p>
      {proofs.map((proof) => (
        <fieldset key={`${proof.target}/${proof.id}`} className="bare report-goal">
          <legend>
            <strong>{names[proof.id] ?? proof.id}</strong>
          </legend>
          {notInForce.includes(proof.id) && (
            <p>
              <Icon name="warning" /> {words.notInForce}
            </p>
          )}
          <div className="record-fields">
            <Field label={words.result}>
              <Select
                value={proof.result ?? ''}
                onChange={(_, { value }) => change(proof, { result: testResults.find((one) => one === value) ?? null })}
              >
                <option value="">{words.noProof}</option>
                {testResults.map((one) => (
                  <option key={one} value={one}>
                    {texts.review.result[one]}
                  </option>
                ))}
              </Select>
            </Field>
            <Field label={words.hours}>
              <Input
                type="number"
                min={0}
                value={proof.hours === null ? '' : String(proof.hours)}
                onChange={(_, { value }) => change(proof, { hours: value === '' ? null : Number(value) })}
              />
            </Field>
          </div>
        </fieldset>
      ))}
    </>
  );
}
