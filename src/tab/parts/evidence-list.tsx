// What proves that a resource is back in time: tests, exercises and events, with a form for one more.
import { Button, Field, Input, Select } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { type Evidence, evidenceKinds, newestFirst, testResults } from '../../domain/evidence.ts';
import type { ResourceDraft } from '../../http/contract-registers.ts';
import { dayWords } from '../record-words.ts';
import { useTools } from '../tools.ts';
import type { Editing } from '../use-record.ts';
import { Icon } from './icon.tsx';
import { HoursField } from './record-parts.tsx';

export function EvidenceList(props: {
  editing: Editing<ResourceDraft>;
  faultOf: (field: string) => string | undefined;
  today: string;
}): ReactNode {
  const { texts } = useTools();
  const { registers } = texts.tab;
  const { value, set } = props.editing;
  const fault = props.faultOf('evidence');
  const line = (one: Evidence) =>
    registers.resource.evidenceLine(
      registers.evidenceKinds[one.kind],
      dayWords(one.day, texts),
      registers.testResults[one.result],
    );
  return (
    <section className="panel panel-body" aria-labelledby="resource-evidence">
      <h2 id="resource-evidence">{registers.resource.evidence}</h2>
      {value.evidence.length === 0 && <p className="hint">{registers.resource.noEvidence}</p>}
      <ul className="need-list">
        {newestFirst(value.evidence).map((one) => (
          <li key={one.id}>
            <span>
              {line(one)}
              <span className="row-more">
                {[one.hours === null ? '' : registers.resource.took(registers.duration(one.hours)), one.reference]
                  .filter(Boolean)
                  .join(', ')}
              </span>
            </span>
            <Button
              size="small"
              appearance="subtle"
              icon={<Icon name="unavailable" size={16} />}
              aria-label={registers.edit.remove(line(one))}
              onClick={() => set({ evidence: value.evidence.filter(({ id }) => id !== one.id) })}
            />
          </li>
        ))}
      </ul>
      {fault && <p className="worry">{fault}</p>}
      <NewEvidence today={props.today} onAdd={(one) => set({ evidence: [...value.evidence, one] })} />
    </section>
  );
}

function NewEvidence({ today, onAdd }: { today: string; onAdd: (evidence: Evidence) => void }): ReactNode {
  const { registers } = useTools().texts.tab;
  const words = registers.resource;
  const blank: Evidence = { id: '', kind: 'FUNCTION_TEST', day: today, result: 'PASSED', hours: null, reference: '' };
  const [open, setOpen] = useState(false);
  const [one, write] = useState(blank);
  const change = (part: Partial<Evidence>) => write({ ...one, ...part });
  const isReady = one.day !== '' && one.day <= today && !Number.isNaN(one.hours ?? 0);
  if (!open) return <Button onClick={() => setOpen(true)}>{words.addEvidence}</Button>;
  return (
    <fieldset className="new-window">
      <legend className="unseen">{words.addEvidence}</legend>
      <Field label={words.kind}>
        <Select value={one.kind} onChange={(_, { value }) => change({ kind: value as Evidence['kind'] })}>
          {evidenceKinds.map((kind) => (
            <option key={kind} value={kind}>
              {registers.evidenceKinds[kind]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={words.day}>
        <Input type="date" value={one.day} max={today} onChange={(_, { value }) => change({ day: value })} />
      </Field>
      <Field label={words.result}>
        <Select value={one.result} onChange={(_, { value }) => change({ result: value as Evidence['result'] })}>
          {testResults.map((result) => (
            <option key={result} value={result}>
              {registers.testResults[result]}
            </option>
          ))}
        </Select>
      </Field>
      <HoursField label={words.hours} hours={one.hours} fault={undefined} onHours={(hours) => change({ hours })} />
      <Field label={words.reference}>
        <Input value={one.reference} maxLength={100} onChange={(_, { value }) => change({ reference: value })} />
      </Field>
      <Button
        disabledFocusable={!isReady}
        onClick={() => {
          onAdd({ ...one, id: crypto.randomUUID() });
          write(blank);
          setOpen(false);
        }}
      >
        {registers.edit.pick}
      </Button>
    </fieldset>
  );
}
