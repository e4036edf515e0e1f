// What is to be done with an exercise as it stands: hints, what is missing, release, announcement, and holding it another day.
import { Button, Field, Input, Textarea } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { ExercisePage } from '../../http/contract-exercises.ts';
import { useAction } from '../action.ts';
import { useTools } from '../tools.ts';
import { Failure } from './failure.tsx';
import { Icon } from './icon.tsx';
import { BusyButton, Modal } from './modal.tsx';
import { PageLink } from './page-link.tsx';

type Full = NonNullable<ExercisePage['full']>;
/** An evaluation has begun. */
const evaluated: readonly ExercisePage['status'][] = ['evaluation', 'report', 'closed'];
type Instead = 'postpone' | 'cancel';

export function ExerciseDeeds(props: { view: ExercisePage; full: Full; path: string; onDone: () => void }): ReactNode {
  const { texts, api, say } = useTools();
  const words = texts.tab.exercises;
  const { view, full, path, onDone } = props;
  const action = useAction();
  const [instead, open] = useState<Instead | null>(null);
  const { exercise, hints, missing, needsManagement } = full;
  const give = async (type: 'release' | 'announce') => {
    if (!(await action.run(() => api.post(`${path}/commands`, { type })))) return;
    say({ text: words.done[type] });
    onDone();
  };
  const fields = missing.map((field) => texts.exercise.fieldName(field)).join(', ');
  const isDrafted = view.status === 'concept';
  const isOver = evaluated.includes(view.status);
  const isMoved = exercise.replacement !== null || exercise.replaces !== '';
  const hasDeeds = view.me.plans || view.me.releases;
  // Nothing to say and nothing to do: no empty box.
  if (hints.length === 0 && fields === '' && !isDrafted && !isOver && !isMoved && !hasDeeds) return null;
  return (
    <section className="panel panel-body" aria-label={words.hints}>
      {hints.map((hint) => (
        <p key={hint} className="worry">
          <Icon name="warning" size={16} /> {texts.exercise.hint[hint]}
        </p>
      ))}
      {fields !== '' && <p>{words.missing(fields)}</p>}
      {isDrafted && fields === '' && !view.me.releases && (
        <p>{needsManagement ? words.managementOnly : words.otherReleases}</p>
      )}
      {exercise.replacement && (
        <p>
          <PageLink page={{ name: 'exercise', id: exercise.replacement.id }}>{words.replacedHint}</PageLink>:{' '}
          {exercise.replacement.reason}
        </p>
      )}
      {exercise.replaces !== '' && (
        <p>
          <PageLink page={{ name: 'exercise', id: exercise.replaces }}>{words.replaces}</PageLink>
        </p>
      )}
      {isOver && (
        <p>
          <PageLink page={{ name: 'review', id: view.id }}>{words.toReview}</PageLink>
        </p>
      )}
      <Failure fault={action.fault} texts={texts} />
      <div className="save-actions">
        {view.me.releases && (
          <BusyButton
            busy={action.busy}
            words={words.action.release}
            blocked={fields !== ''}
            onPress={() => void give('release')}
          />
        )}
        {view.status === 'released' && exercise.row?.announced && view.me.plans && (
          <BusyButton busy={action.busy} words={words.action.announce} onPress={() => void give('announce')} />
        )}
        {view.me.plans &&
          (['postpone', 'cancel'] as const).map((type) => (
            <Button key={type} onClick={() => open(type)}>
              {words.action[type]}
            </Button>
          ))}
      </div>
      {instead && <InsteadDialog type={instead} path={path} onClose={() => open(null)} />}
    </section>
  );
}

function InsteadDialog({ type, path, onClose }: { type: Instead; path: string; onClose: () => void }): ReactNode {
  const { texts, api, go } = useTools();
  const words = texts.tab.exercises;
  const { field } = texts.exercise;
  const action = useAction();
  const [wish, set] = useState({ from: '', to: '', reason: '' });
  const give = async () => {
    let next = '';
    const done = await action.run(async () => {
      next = (await api.post<{ id: string }>(`${path}/commands`, { type, ...wish, to: wish.to || wish.from })).id;
    });
    if (done) go({ name: 'exercise', id: next }, { text: words.done[type] });
  };
  return (
    <Modal
      title={words.insteadTitle[type]}
      busy={action.busy}
      onClose={onClose}
      actions={<BusyButton busy={action.busy} words={words.action[type]} onPress={() => void give()} />}
    >
      <p>{words.insteadHint}</p>
      <div className="record-fields">
        <Field label={field.from} required>
          <Input type="date" value={wish.from} onChange={(_, data) => set({ ...wish, from: data.value })} />
        </Field>
        <Field label={field.to}>
          <Input type="date" value={wish.to} onChange={(_, data) => set({ ...wish, to: data.value })} />
        </Field>
      </div>
      <Field label={words.plan.reason} required>
        <Textarea value={wish.reason} maxLength={500} onChange={(_, data) => set({ ...wish, reason: data.value })} />
      </Field>
      <Failure fault={action.fault} texts={texts} />
    </Modal>
  );
}
