// What an alarm is about when it is raised: which processes are hit, and whether it belongs to an event that runs.
import { Checkbox, Field, Select } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { AlarmForm } from '../../http/contract.ts';
import type { Form, FormStep } from '../draft.ts';
import { useTools } from '../tools.ts';

export function EventField(props: { form: Form; possible: AlarmForm; step: (step: FormStep) => void }): ReactNode {
  const { form, possible, step } = props;
  const { texts } = useTools();
  const words = texts.incident.raise;
  const suggested = possible.scenarios.find(({ id }) => id === form.scenario)?.processes ?? [];
  const chosen = form.processes ?? suggested;
  const set = (id: string, wanted: boolean) =>
    step({
      type: 'set',
      part: { processes: wanted ? [...chosen, id] : chosen.filter((one) => one !== id) },
    });
  if (possible.processes.length === 0 && possible.events.length === 0) return null;
  return (
    <>
      {possible.processes.length > 0 && (
        <details className="raise-event" open={chosen.length > 0}>
          <summary>
            {words.processes} ({chosen.length})
          </summary>
          <p className="hint">{words.hint}</p>
          <div className="event-choices">
            {possible.processes.map(({ id, name }) => (
              <Checkbox
                key={id}
                label={suggested.includes(id) ? `${name} (${words.suggested})` : name}
                checked={chosen.includes(id)}
                onChange={(_, data) => set(id, data.checked === true)}
              />
            ))}
          </div>
        </details>
      )}
      {possible.events.length > 0 && (
        <Field label={words.event}>
          <Select
            value={form.sameEvent?.alarm ?? ''}
            onChange={(_, data) => {
              const same = possible.events.find(({ alarm }) => alarm === data.value) ?? null;
              step({ type: 'set', part: { sameEvent: same && { alarm: same.alarm, mode: same.mode } } });
            }}
          >
            <option value="">{words.newEvent}</option>
            {possible.events.map(({ alarm, number, what }) => (
              <option key={alarm} value={alarm}>
                {words.sameAs(number, what)}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </>
  );
}
