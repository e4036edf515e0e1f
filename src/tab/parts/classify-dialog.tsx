// The Einstufung: what applies, how bad it is, why, and when that was decided.
import { Checkbox, Field, Radio, RadioGroup, Textarea } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { type Criterion, criteria } from '../../domain/incident.ts';
import { type Level, levels } from '../../domain/level.ts';
import { useTools } from '../tools.ts';
import { type EventTools, useGive } from './event-data.tsx';
import { TimeDialog } from './time-dialog.tsx';

export function ClassifyDialog({ onClose, ...tools }: EventTools & { onClose: () => void }): ReactNode {
  const { event } = tools;
  const { texts } = useTools();
  const words = texts.incident;
  const { action, give } = useGive(tools);
  const last = event.classified.findLastIndex(({ corrected }) => !corrected);
  const [level, setLevel] = useState<Level>(event.classified[last]?.level ?? event.alarmLevel);
  const [met, setMet] = useState<readonly Criterion[]>(event.classified[last]?.criteria ?? []);
  const [reason, setReason] = useState('');
  const [isWrong, setWrong] = useState(false);
  const toggle = (each: Criterion, wanted: boolean) =>
    setMet(criteria.filter((one) => (one === each ? wanted : met.includes(one))));
  const save = async (at: number) => {
    const corrects = isWrong ? last : null;
    const body = { level, criteria: met, reason: reason.trim(), at, corrects, known: event.classified.length };
    if (await give('classify', body, words.classify.noted(texts.level[level]))) onClose();
  };
  return (
    <TimeDialog
      title={words.classify.title}
      at={null}
      action={action}
      save={words.classify.save}
      onClose={onClose}
      onSave={(at) => void save(at)}
    >
      <p>{words.classify.lead}</p>
      <fieldset className="event-criteria">
        <legend>{words.classify.criteria}</legend>
        {criteria.map((each) => (
          <Checkbox
            key={each}
            label={words.criterion[each]}
            checked={met.includes(each)}
            onChange={(_, data) => toggle(each, data.checked === true)}
          />
        ))}
      </fieldset>
      <Field label={words.classify.level} required>
        <RadioGroup layout="horizontal" value={level} onChange={(_, data) => setLevel(data.value as Level)}>
          {levels.map((each) => (
            <Radio key={each} value={each} label={texts.level[each]} />
          ))}
        </RadioGroup>
      </Field>
      <Field label={words.classify.reason} required>
        <Textarea value={reason} rows={2} maxLength={300} onChange={(_, data) => setReason(data.value)} />
      </Field>
      {last >= 0 && (
        <Checkbox
          label={words.classify.corrects}
          checked={isWrong}
          onChange={(_, data) => setWrong(data.checked === true)}
        />
      )}
    </TimeDialog>
  );
}
