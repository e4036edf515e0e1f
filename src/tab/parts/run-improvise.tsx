// An inject that stands in no script: written and played at once.
import { Field, Input, Select, Textarea } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { baoRoleKinds } from '../../domain/bc-domain.ts';
import { injectChannels } from '../../domain/exercise.ts';
import type { RunBoard } from '../../http/contract-exercise-run.ts';
import { useAction } from '../action.ts';
import { useTools } from '../tools.ts';
import { Failure } from './failure.tsx';
import { BusyButton } from './modal.tsx';
import { NeedPicker } from './need-picker.tsx';

interface Draft {
  /** The wish: sent again, it is played once. */
  readonly id: string;
  readonly sender: string;
  readonly text: string;
  readonly to: readonly string[];
  readonly channel: (typeof injectChannels)[number];
}

const blank = (): Draft => ({ id: crypto.randomUUID(), sender: '', text: '', to: [], channel: 'TEAMS_CHAT' });

export function RunImprovise({
  board,
  path,
  onDone,
}: {
  board: RunBoard;
  path: string;
  onDone: () => void;
}): ReactNode {
  const { texts, api } = useTools();
  const words = texts.run.board;
  const action = useAction();
  const [draft, set] = useState(blank);
  const { to, ...rest } = draft;
  const play = async () => {
    const inject = {
      ...rest,
      toRoles: baoRoleKinds.filter((kind) => to.includes(kind)),
      toPeople: to.filter((one) => !(baoRoleKinds as readonly string[]).includes(one)),
      expected: '',
      goal: '',
    };
    if (!(await action.run(() => api.post(path, { type: 'improvise', inject })))) return;
    set(blank());
    onDone();
  };
  return (
    <details className="exercise-inject">
      <summary>
        <strong>{words.improvise}</strong>
      </summary>
      <div className="record-fields">
        <Field label={words.sender}>
          <Input value={draft.sender} maxLength={300} onChange={(_, data) => set({ ...draft, sender: data.value })} />
        </Field>
        <Field label={words.channel}>
          <Select
            value={draft.channel}
            onChange={(_, data) => set({ ...draft, channel: data.value as Draft['channel'] })}
          >
            {injectChannels.map((channel) => (
              <option key={channel} value={channel}>
                {texts.exercise.channel[channel]}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <NeedPicker
        label={words.to}
        placeholder={texts.tab.exercises.search}
        picked={to}
        choices={[
          ...baoRoleKinds.map((kind) => ({ id: kind, name: texts.role[kind], note: '' })),
          ...board.people.map(({ id, name }) => ({ id, name, note: '' })),
        ]}
        fault={undefined}
        onPick={(picked) => set({ ...draft, to: picked })}
      />
      <Field label={words.text} required>
        <Textarea
          rows={3}
          maxLength={2_000}
          value={draft.text}
          onChange={(_, data) => set({ ...draft, text: data.value })}
        />
      </Field>
      <Failure fault={action.fault} texts={texts} />
      <BusyButton busy={action.busy} words={words.play} onPress={() => void play()} />
    </details>
  );
}
