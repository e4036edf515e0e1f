// Planning an exercise: with a ready-made script or without, and the row of the year plan.
import { Field, Select } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { ReadyScript } from '../../domain/ready-script.ts';
import { readyScripts } from '../../domain/ready-scripts.ts';
import type { ExerciseOptions } from '../../http/contract-exercises.ts';
import type { TeamPerson } from '../../http/contract-people.ts';
import { useAction } from '../action.ts';
import { useTools, useView } from '../tools.ts';
import { RowFields, type RowValue } from './exercise-row.tsx';
import { Failure, Waiting } from './failure.tsx';
import { BusyButton, Modal } from './modal.tsx';

function blankRow(year: number): RowValue {
  const today = new Date().toISOString().slice(0, 10);
  const day = today.startsWith(`${year}-`) ? today : `${year}-01-15`;
  return {
    title: '',
    type: 'STAFF_EXERCISE',
    from: day,
    to: day,
    goal: '',
    outage: null,
    processes: [],
    resources: [],
    plans: [],
    targets: [],
    prepares: '',
    executes: '',
    means: '',
    impact: '',
    announced: true,
    offHours: false,
  };
}

export function NewExercise({
  domain,
  year,
  onClose,
}: {
  domain: string;
  year: number;
  onClose: () => void;
}): ReactNode {
  const { texts, api, go } = useTools();
  const words = texts.tab.exercises.form;
  const action = useAction();
  const options = useView<ExerciseOptions>(`/api/exercise-options/${encodeURIComponent(domain)}`, () => false);
  const [once] = useState(() => crypto.randomUUID());
  const [row, setRow] = useState(() => blankRow(year));
  const [ready, choose] = useState<ReadyScript | null>(null);
  const [met, meet] = useState<readonly TeamPerson[]>([]);
  const set = (part: Partial<RowValue>) => setRow((now) => ({ ...now, ...part }));
  const take = (id: string) => {
    const script = readyScripts.find((one) => one.id === id) ?? null;
    choose(script);
    if (!script) return;
    const { title, type, outage, goal, targets } = script;
    set({ title, type, outage, goal, targets });
  };
  const create = async () => {
    let made = '';
    const done = await action.run(async () => {
      made = (await api.post<{ id: string }>('/api/exercises', { once, domain, row, ready: ready?.id ?? null })).id;
    });
    if (done) go({ name: 'exercise', id: made }, { text: words.created });
  };
  return (
    <Modal
      title={words.title}
      busy={action.busy}
      onClose={onClose}
      actions={<BusyButton busy={action.busy} words={words.create} onPress={() => void create()} />}
    >
      <Field label={words.ready} hint={ready ? words.readyHint(ready.injects.length, ready.duration) : ''}>
        <Select value={ready?.id ?? ''} onChange={(_, data) => take(data.value)}>
          <option value="">{words.noReady}</option>
          {readyScripts.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </Select>
      </Field>
      {options.value ? (
        <RowFields
          domain={domain}
          value={row}
          options={options.value}
          nameOf={(id) => met.find((one) => one.id === id)?.name ?? ''}
          onSet={set}
          onMeet={(person) => meet([...met, person])}
        />
      ) : options.fault ? (
        <Failure fault={options.fault} texts={texts} retry={options.reload} />
      ) : (
        <Waiting texts={texts} />
      )}
      <Failure fault={action.fault} texts={texts} />
    </Modal>
  );
}
