// The form of a deviation with its history; read only for whoever may not change it.
import { Button, Field, Input, Select, Textarea } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { Deviation } from '../../domain/deviation.ts';
import type { DeviationHistory, DeviationRow, DeviationsView } from '../../http/contract-maturity.ts';
import { useAction } from '../action.ts';
import { useTools, useView } from '../tools.ts';
import { Failure } from './failure.tsx';
import { Modal } from './modal.tsx';

type Draft = Omit<Deviation, 'id' | 'domain'>;

const empty: Draft = {
  requirement: '',
  modal: 'MUSS',
  reason: '',
  boardInformedOn: null,
  riskAcceptedBy: null,
  riskAcceptedOn: null,
  validTo: null,
  closedOn: null,
};

interface FormProps {
  readonly domain: string;
  readonly view: DeviationsView;
  /** Null for a new one. */
  readonly row: DeviationRow | null;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

export function DeviationForm({ domain, view, row, onClose, onSaved }: FormProps): ReactNode {
  const { texts, api, say } = useTools();
  const words = texts.tab.deviations;
  const [draft, write] = useState<Draft>(row ? draftOf(row) : empty);
  const { busy, fault, run } = useAction();
  const change = (part: Partial<Draft>) => write({ ...draft, ...part });
  const save = () =>
    run(async () => {
      await api.put('/api/deviations', { ...draft, domain, id: row?.id ?? '', revision: row?.revision ?? 0 });
      say({ text: words.saved });
      onSaved();
      onClose();
    });
  const action = view.mayEdit && (
    <Button appearance="primary" disabled={busy} onClick={() => void save()}>
      {words.save}
    </Button>
  );
  return (
    <Modal title={row ? row.requirement : words.newOne} busy={busy} onClose={onClose} actions={action}>
      <fieldset className="form-stack plain-fieldset" disabled={!view.mayEdit}>
        <Field label={words.field.requirement} hint={words.field.requirementHint} required>
          <Input
            value={draft.requirement}
            maxLength={120}
            onChange={(_, data) => change({ requirement: data.value })}
          />
        </Field>
        <Field label={words.field.modal}>
          <Select
            value={draft.modal}
            onChange={(_, data) => write(data.value === 'SOLL' ? softened(draft) : { ...draft, modal: 'MUSS' })}
          >
            <option value="MUSS">{words.modal.MUSS}</option>
            <option value="SOLL">{words.modal.SOLL}</option>
          </Select>
        </Field>
        <Field label={words.field.reason} required>
          <Textarea value={draft.reason} maxLength={600} onChange={(_, data) => change({ reason: data.value })} />
        </Field>
        {draft.modal === 'MUSS' && <MustFields draft={draft} change={change} view={view} />}
        <DayField label={words.field.validTo} value={draft.validTo} onDay={(validTo) => change({ validTo })} />
        <DayField label={words.field.closedOn} value={draft.closedOn} onDay={(closedOn) => change({ closedOn })} />
      </fieldset>
      <Failure fault={fault} texts={texts} />
      {row && <History domain={domain} id={row.id} />}
    </Modal>
  );
}

const draftOf = ({ requirement, modal, reason, boardInformedOn, riskAcceptedBy, ...more }: DeviationRow): Draft => ({
  requirement,
  modal,
  reason,
  boardInformedOn,
  riskAcceptedBy,
  riskAcceptedOn: more.riskAcceptedOn,
  validTo: more.validTo,
  closedOn: more.closedOn,
});

/** A SOLL needs neither the Board nor an acceptance. */
const softened = (draft: Draft): Draft => ({
  ...draft,
  modal: 'SOLL',
  boardInformedOn: null,
  riskAcceptedBy: null,
  riskAcceptedOn: null,
});

function MustFields(props: { draft: Draft; change: (part: Partial<Draft>) => void; view: DeviationsView }): ReactNode {
  const words = useTools().texts.tab.deviations;
  const { draft, change, view } = props;
  const { field } = words;
  return (
    <>
      <DayField
        label={field.boardInformedOn}
        value={draft.boardInformedOn}
        onDay={(boardInformedOn) => change({ boardInformedOn })}
      />
      <Field
        label={field.riskAcceptedBy}
        hint={view.management.length === 0 ? words.noManagement : field.riskAcceptedByHint}
      >
        <Select
          value={draft.riskAcceptedBy ?? ''}
          onChange={(_, data) =>
            change(data.value === '' ? { riskAcceptedBy: null, riskAcceptedOn: null } : { riskAcceptedBy: data.value })
          }
        >
          <option value="">{words.nobody}</option>
          {view.management.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      {draft.riskAcceptedBy !== null && (
        <DayField
          label={field.riskAcceptedOn}
          value={draft.riskAcceptedOn}
          onDay={(riskAcceptedOn) => change({ riskAcceptedOn })}
        />
      )}
    </>
  );
}

function DayField(props: { label: string; value: string | null; onDay: (day: string | null) => void }): ReactNode {
  return (
    <Field label={props.label}>
      <Input
        type="date"
        value={props.value ?? ''}
        onChange={(_, data) => props.onDay(data.value === '' ? null : data.value)}
      />
    </Field>
  );
}

function History({ domain, id }: { domain: string; id: string }): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.deviations;
  const path = `/api/deviations/history?domain=${encodeURIComponent(domain)}&id=${encodeURIComponent(id)}`;
  const { value } = useView<DeviationHistory>(path, (caseId) => caseId === `deviation/${id}`);
  return (
    <details>
      <summary>{words.history}</summary>
      <ul className="plain-list">
        {(value?.lines ?? []).map((line) => (
          <li key={`${line.at} ${JSON.stringify(line.value)}`}>
            {words.historyLine(line.by, `${texts.day(line.at)}, ${texts.clock(line.at)}`)}
            <span className="row-more">
              {words.modal[line.value.modal]}: {line.value.reason}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
