// The dialog *Im Fenster auslösen*: which released alarm exercise, in which agreed window, between which days, how often.
import { Field, Input, Select } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { DrillsView, WindowView } from '../../http/contract-drills.ts';
import { useAction } from '../action.ts';
import { useTools, useView } from '../tools.ts';
import { windowWords } from './drill-windows.tsx';
import { Failure, Waiting } from './failure.tsx';
import { BusyButton, Modal } from './modal.tsx';

/** The same from a row of the year plan: windows are fetched first. */
export function PlanDrillOf(props: {
  domain: string;
  exercise: string;
  onClose: () => void;
  onDone: () => void;
}): ReactNode {
  const { texts } = useTools();
  const { value, fault, reload } = useView<DrillsView>(
    `/api/drills?domain=${encodeURIComponent(props.domain)}`,
    () => false,
  );
  if (value) return <PlanDrill {...props} view={value} />;
  return fault ? <Failure fault={fault} texts={texts} retry={reload} /> : <Waiting texts={texts} />;
}

/** `exercise` is chosen already, or ''. */
export function PlanDrill(props: {
  view: DrillsView;
  exercise: string;
  onClose: () => void;
  onDone: () => void;
}): ReactNode {
  const { view } = props;
  const { next } = useTools().texts.drills;
  const agreed = view.windows.filter(({ status, to }) => status === 'agreed' && to >= view.today);
  const [window] = agreed;
  const found = view.ready.find(({ id }) => id === props.exercise) ?? view.ready[0];
  if (!window || !found || (props.exercise !== '' && found.id !== props.exercise)) {
    return (
      <Modal title={next.plan} busy={false} onClose={props.onClose} actions={null}>
        <p>{window ? next.noExercise : next.noWindow}</p>
      </Modal>
    );
  }
  return <Form {...props} agreed={agreed} first={window} exercise={found.id} />;
}

function Form(props: {
  view: DrillsView;
  agreed: readonly WindowView[];
  first: WindowView;
  exercise: string;
  onClose: () => void;
  onDone: () => void;
}): ReactNode {
  const { view, agreed, first } = props;
  const { texts, api, say } = useTools();
  const { next } = texts.drills;
  const action = useAction();
  const [once] = useState(() => crypto.randomUUID());
  const begins = ({ from }: WindowView) => (from < view.today ? view.today : from);
  const [wish, change] = useState({
    exercise: props.exercise,
    window: first.id,
    from: begins(first),
    to: first.to,
    count: '1',
  });
  const set = (part: Partial<typeof wish>) => change((now) => ({ ...now, ...part }));
  const choose = (id: string) => {
    const window = agreed.find((one) => one.id === id);
    if (window) set({ window: id, from: begins(window), to: window.to });
  };
  const send = async () => {
    const path = `/api/drills/${encodeURIComponent(view.domain.id)}/commands`;
    const body = { type: 'plan', once, ...wish, count: Number(wish.count) };
    if (!(await action.run(() => api.post(path, body)))) return;
    say({ text: next.planned });
    props.onClose();
    props.onDone();
  };
  return (
    <Modal
      title={next.plan}
      busy={action.busy}
      onClose={props.onClose}
      actions={<BusyButton busy={action.busy} words={next.plan.replace('…', '')} onPress={() => void send()} />}
    >
      <p>{next.secret}</p>
      <Field label={next.exercise}>
        <Select value={wish.exercise} onChange={(_, { value }) => set({ exercise: value })}>
          {view.ready.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={next.window}>
        <Select value={wish.window} onChange={(_, { value }) => choose(value)}>
          {agreed.map((window) => (
            <option key={window.id} value={window.id}>
              {windowWords(window, texts)}
            </option>
          ))}
        </Select>
      </Field>
      <div className="record-fields">
        <Field label={next.from}>
          <Input type="date" value={wish.from} onChange={(_, { value }) => set({ from: value })} />
        </Field>
        <Field label={next.to}>
          <Input type="date" value={wish.to} onChange={(_, { value }) => set({ to: value })} />
        </Field>
      </div>
      <Field label={next.count} hint={next.countHint}>
        <Input type="number" min={1} max={24} value={wish.count} onChange={(_, { value }) => set({ count: value })} />
      </Field>
      <Failure fault={action.fault} texts={texts} />
    </Modal>
  );
}
