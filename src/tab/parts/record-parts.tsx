// Parts of every editor of a record: its gaps, its history, what is not saved, and fields with their faults.
import { Button, Field, Input } from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import type { Weight } from '../../domain/gaps.ts';
import type { Details, RegisterFault } from '../../domain/register-fault.ts';
import type { HistoryLine } from '../../http/contract-registers.ts';
import { parseHours } from '../hours.ts';
import { changeWords, fieldName, type NamesById } from '../record-words.ts';
import { useTools } from '../tools.ts';
import type { Editing } from '../use-record.ts';
import { ChangeList } from './change-list.tsx';
import { Failure } from './failure.tsx';
import { Icon, type IconName } from './icon.tsx';
import { BusyButton } from './modal.tsx';

const icons: Record<Weight, IconName> = { now: 'warning', soon: 'missing', note: 'report' };

interface WordedGap {
  readonly code: string;
  readonly weight: Weight;
  readonly detail: Details;
}

/** Gaps in words, each with what to do. */
export function RecordGaps(props: {
  gaps: readonly WordedGap[];
  words: Readonly<Record<string, { readonly what: (detail: Details) => string; readonly todo: string }>>;
}): ReactNode {
  const { edit, weight } = useTools().texts.tab.registers;
  return (
    <section className="panel panel-body" aria-labelledby="record-gaps">
      <h2 id="record-gaps">{edit.gapsHead}</h2>
      {props.gaps.length === 0 && (
        <p className="gaps-none">
          <Icon name="calm" /> {edit.noGaps}
        </p>
      )}
      <ul className="record-gaps">
        {props.gaps.map((gap) => (
          <li key={`${gap.code} ${JSON.stringify(gap.detail)}`}>
            <span className="gap-weight" data-weight={gap.weight}>
              <Icon name={icons[gap.weight]} size={16} /> {weight[gap.weight]}
            </span>
            <span>
              {props.words[gap.code]?.what(gap.detail)} <span className="hint">{props.words[gap.code]?.todo}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function RecordHistory({ lines, names }: { lines: readonly HistoryLine[]; names: NamesById }): ReactNode {
  const { texts } = useTools();
  const { history } = texts.tab.registers;
  const when = (at: number) => `${texts.day(at)}, ${texts.clock(at)}`;
  return (
    <details className="panel panel-body">
      <summary>
        <h2 className="inline-head">{history.title}</h2>
      </summary>
      <ol className="team-history">
        {lines.map((line) => (
          <li key={line.version}>
            <p>
              <strong>{history.by(line.by, when(line.occurredAt))}</strong>
              {line.at - line.occurredAt > 60_000 && (
                <span className="hint"> ({history.recorded(texts.day(line.at))})</span>
              )}
            </p>
            {line.version === 1 ? (
              <p className="hint">{history.created}</p>
            ) : line.changes.length === 0 ? (
              <p className="hint">{history.nothing}</p>
            ) : (
              <ChangeList changes={line.changes.map((change) => changeWords(change, names, texts))} />
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}

/** What is not saved, every fault, and with a conflict what somebody else changed. `isNew`: it is created, not saved. */
export function RecordBar<Value extends object>(props: {
  editing: Editing<Value>;
  names: NamesById;
  isNew?: boolean;
  onSave: () => void;
}): ReactNode {
  const { texts } = useTools();
  const { edit } = texts.tab.registers;
  const { editing, names } = props;
  const { changes, action, clash, faults } = editing;
  if (changes.length === 0) return null;
  return (
    <section className="panel save-bar" aria-label={edit.changes}>
      <p role="status" className="save-words">
        <Icon name="pen" />
        <strong>{edit.unsaved(changes.length)}</strong>
      </p>
      <details className="save-list">
        <summary>{edit.changes}</summary>
        <ChangeList changes={changes.map((change) => changeWords(change, names, texts))} />
      </details>
      {faults.length > 0 && <FaultList faults={faults} />}
      {clash ? (
        <div role="alert" className="clash">
          <p>
            <Icon name="warning" /> <strong>{edit.conflict}</strong> {edit.conflictText}
          </p>
          <ChangeList changes={clash.changes.map((change) => changeWords(change, names, texts))} />
          {clash.clashes.length > 0 && (
            <p>{edit.clash(clash.clashes.map((one) => fieldName(one, texts)).join(', '))}</p>
          )}
          <div className="save-actions">
            <Button appearance="primary" onClick={() => clash.settle(true)}>
              {edit.takeBoth}
            </Button>
            <Button onClick={() => clash.settle(false)}>{edit.takeTheirs}</Button>
          </div>
        </div>
      ) : (
        <>
          {faults.length === 0 && <Failure fault={action.fault} texts={texts} />}
          <div className="save-actions">
            <BusyButton
              busy={action.busy}
              words={props.isNew ? edit.create : edit.save}
              busyWords={edit.saving}
              onPress={props.onSave}
            />
            <Button onClick={editing.discard} disabled={action.busy}>
              {edit.discard}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

function FaultList({ faults }: { faults: readonly RegisterFault[] }): ReactNode {
  const { texts } = useTools();
  const { edit } = texts.tab.registers;
  return (
    <div role="alert" className="clash">
      <p>
        <Icon name="warning" /> <strong>{edit.faultsHead}</strong>
      </p>
      <ul className="change-list">
        {faults.map((fault) => (
          <li key={`${fault.field} ${fault.code} ${JSON.stringify(fault.detail)}`}>
            {fieldName(fault.field, texts)}: {texts.tab.registers.fault[fault.code](fault.detail)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The sentence for a field, or nothing. */
export function useFaultOf(faults: readonly RegisterFault[]): (field: string) => string | undefined {
  const { registers } = useTools().texts.tab;
  return (field) => {
    const found = faults.find((each) => each.field === field);
    return found && registers.fault[found.code](found.detail);
  };
}

/** A duration, written as people do. Between keys it may be nothing readable yet; then it is told, and not saved. */
export function HoursField(props: {
  label: string;
  hours: number | null;
  hint?: string;
  fault: string | undefined;
  disabled?: boolean;
  onHours: (hours: number | null) => void;
}): ReactNode {
  const { registers } = useTools().texts.tab;
  const { hours } = props;
  const words = hours === null || Number.isNaN(hours) ? '' : registers.duration(hours);
  const [text, setText] = useState(words);
  useEffect(() => {
    setText((now) => (Object.is(parseHours(now), hours) ? now : words));
  }, [hours, words]);
  const isBad = Number.isNaN(parseHours(text) ?? 0);
  const message = isBad ? registers.hoursBad : props.fault;
  return (
    <Field
      label={props.label}
      hint={props.hint ?? registers.hoursHint}
      validationState={message ? 'error' : 'none'}
      {...(message ? { validationMessage: message } : {})}
    >
      <Input
        value={text}
        maxLength={20}
        disabled={props.disabled === true}
        onChange={(_, { value }) => {
          setText(value);
          props.onHours(parseHours(value));
        }}
        onBlur={() => setText(isBad ? text : words)}
      />
    </Field>
  );
}
