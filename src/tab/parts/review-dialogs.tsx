// Dialogs of an evaluation: a report is returned, a finding becomes a measure, or nothing is done about it.
import { Field, Input, Select, Textarea } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { findingKinds } from '../../domain/finding.ts';
import { priorities } from '../../domain/measure.ts';
import { dayOf } from '../../domain/team.ts';
import type { FindingRow, ReviewFull } from '../../http/contract-reviews.ts';
import { useAction } from '../action.ts';
import { useTools } from '../tools.ts';
import { Failure } from './failure.tsx';
import { BusyButton, Modal } from './modal.tsx';

interface DialogProps {
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function ReturnDialog({ path, onClose, onDone }: DialogProps & { path: string }): ReactNode {
  const { texts, api, say } = useTools();
  const words = texts.tab.reviews;
  const action = useAction();
  const [reason, set] = useState('');
  const give = async () => {
    if (!(await action.run(() => api.post(`${path}/commands`, { type: 'return', reason })))) return;
    say({ text: words.done.return });
    onClose();
    onDone();
  };
  return (
    <Modal
      title={words.return}
      busy={action.busy}
      onClose={onClose}
      actions={<BusyButton busy={action.busy} words={words.return} onPress={() => void give()} />}
    >
      <Field label={words.reason} required>
        <Textarea value={reason} maxLength={500} onChange={(_, { value }) => set(value)} />
      </Field>
      <Failure fault={action.fault} texts={texts} />
    </Modal>
  );
}

/** A finding as it is sent when something of it changes. */
export const changeOf = ({ kind, text, cause, goal, plans, resources, revision, dropped }: FindingRow) => ({
  kind,
  text,
  cause,
  goal,
  plans,
  resources,
  revision,
  dropped,
});

/** In other words, while nothing was decided about it. */
export function FindingDialog({ finding, onClose, onDone }: DialogProps & { finding: FindingRow }): ReactNode {
  const { texts, api, say } = useTools();
  const words = texts.tab.reviews;
  const action = useAction();
  const [said, set] = useState(() => changeOf(finding));
  const give = async () => {
    if (!(await action.run(() => api.put(`/api/findings/${encodeURIComponent(finding.id)}`, said)))) return;
    say({ text: words.saved });
    onClose();
    onDone();
  };
  return (
    <Modal
      title={words.editFinding(finding.number)}
      busy={action.busy}
      onClose={onClose}
      actions={
        <BusyButton
          busy={action.busy}
          words={words.save}
          blocked={said.text.trim() === ''}
          onPress={() => void give()}
        />
      }
    >
      <Field label={words.kindHead}>
        <Select
          value={said.kind}
          onChange={(_, { value }) => set({ ...said, kind: findingKinds.find((one) => one === value) ?? said.kind })}
        >
          {findingKinds.map((one) => (
            <option key={one} value={one}>
              {texts.review.kind[one]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={words.found} required>
        <Textarea value={said.text} maxLength={2_000} onChange={(_, { value }) => set({ ...said, text: value })} />
      </Field>
      <Field label={words.cause}>
        <Textarea value={said.cause} maxLength={2_000} onChange={(_, { value }) => set({ ...said, cause: value })} />
      </Field>
      <Failure fault={action.fault} texts={texts} />
    </Modal>
  );
}

export function DropDialog({ finding, onClose, onDone }: DialogProps & { finding: FindingRow }): ReactNode {
  const { texts, api, say } = useTools();
  const words = texts.tab.reviews;
  const action = useAction();
  const [dropped, set] = useState('');
  const give = async () => {
    const change = { ...changeOf(finding), dropped };
    if (!(await action.run(() => api.put(`/api/findings/${encodeURIComponent(finding.id)}`, change)))) return;
    say({ text: words.dropped });
    onClose();
    onDone();
  };
  return (
    <Modal
      title={words.dropTitle(finding.number)}
      busy={action.busy}
      onClose={onClose}
      actions={
        <BusyButton busy={action.busy} words={words.save} blocked={dropped.trim() === ''} onPress={() => void give()} />
      }
    >
      <p>{finding.text}</p>
      <Field label={words.reason} required>
        <Textarea value={dropped} maxLength={2_000} onChange={(_, { value }) => set(value)} />
      </Field>
      <Failure fault={action.fault} texts={texts} />
    </Modal>
  );
}

/** Days until a measure is usually due, and its twin against the cause. */
const usualDays = { short: 30, root: 90 } as const;
const dayIn = (days: number) => dayOf(Date.now() + days * 86_400_000);
const longestAction = 2_000;

/** Everything is filled in as it usually is, so that one press makes the measure; each of it can be changed before. */
export function MeasureDialog(props: DialogProps & { finding: FindingRow; owners: ReviewFull['owners'] }): ReactNode {
  const { texts, api, say, me } = useTools();
  const words = texts.tab.reviews;
  const { finding, owners, onClose, onDone } = props;
  const action = useAction();
  const own = owners.some(({ id }) => id === me.id) ? owners : [{ id: me.id, name: me.name }, ...owners];
  const [wish, change] = useState({
    cause: finding.cause,
    action: words.usualAction(finding.text).slice(0, longestAction),
    root: '',
    owner: me.id,
    dueOn: dayIn(usualDays.short),
    rootDueOn: dayIn(usualDays.root),
    priority: 'MEDIUM' as (typeof priorities)[number],
    means: '',
  });
  const set = (part: Partial<typeof wish>) => change({ ...wish, ...part });
  const give = async () => {
    const { cause, owner, priority, means, root } = wish;
    const [dueOn, rootDueOn] = [wish.dueOn || null, wish.rootDueOn || null];
    const { plans, resources } = finding;
    const kind = finding.kind === 'CORRECTION' ? ('CORRECTION' as const) : ('IMPROVEMENT' as const);
    const text = { kind, need: finding.text, cause, action: wish.action, owner, priority, means, plans, resources };
    const twin = root.trim() === '' ? null : { text: { ...text, action: root }, dueOn: rootDueOn };
    const path = `/api/findings/${encodeURIComponent(finding.id)}/measure`;
    if (!(await action.run(() => api.post(path, { text, dueOn, twin })))) return;
    say({ text: words.measureMade });
    onClose();
    onDone();
  };
  return (
    <Modal
      title={words.measureTitle(finding.number)}
      busy={action.busy}
      onClose={onClose}
      actions={
        <BusyButton
          busy={action.busy}
          words={words.toMeasure}
          blocked={wish.action.trim() === ''}
          onPress={() => void give()}
        />
      }
    >
      <p>
        <strong>{words.need}:</strong> {finding.text}
      </p>
      <Field label={words.cause}>
        <Textarea value={wish.cause} maxLength={longestAction} onChange={(_, { value }) => set({ cause: value })} />
      </Field>
      <Field label={words.action} required>
        <Textarea value={wish.action} maxLength={longestAction} onChange={(_, { value }) => set({ action: value })} />
      </Field>
      <Field label={words.rootAction}>
        <Textarea value={wish.root} maxLength={longestAction} onChange={(_, { value }) => set({ root: value })} />
      </Field>
      <div className="record-fields">
        <Field label={words.owner} required>
          <Select value={wish.owner} onChange={(_, { value }) => set({ owner: value })}>
            {own.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={words.due}>
          <Input type="date" value={wish.dueOn} onChange={(_, { value }) => set({ dueOn: value })} />
        </Field>
        {wish.root.trim() !== '' && (
          <Field label={words.rootDue}>
            <Input type="date" value={wish.rootDueOn} onChange={(_, { value }) => set({ rootDueOn: value })} />
          </Field>
        )}
        <Field label={words.priority}>
          <Select
            value={wish.priority}
            onChange={(_, { value }) => set({ priority: priorities.find((one) => one === value) ?? 'MEDIUM' })}
          >
            {priorities.map((one) => (
              <option key={one} value={one}>
                {texts.measure.priority[one]}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Field label={words.means}>
        <Input value={wish.means} maxLength={400} onChange={(_, { value }) => set({ means: value })} />
      </Field>
      <Failure fault={action.fault} texts={texts} />
    </Modal>
  );
}
