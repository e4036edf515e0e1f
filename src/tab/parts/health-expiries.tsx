// What runs out: credentials, certificates, code sets, contracts; entered here by those who run the system.
import { Button, Checkbox, Field, Input, Select } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { expiryKinds } from '../../domain/expiry.ts';
import type { ExpiryView, HealthView } from '../../http/contract-health.ts';
import { useAction } from '../action.ts';
import { useTools } from '../tools.ts';
import { Failure } from './failure.tsx';
import { Icon, type IconName } from './icon.tsx';
import { BusyButton, Modal } from './modal.tsx';
import { type Column, SortTable } from './sort-table.tsx';

/** Days before the end from which on it stands out. */
const soon = 30;
const near = 7;

export function HealthExpiries({ view, reload }: { view: HealthView; reload: () => void }): ReactNode {
  const { texts } = useTools();
  const words = texts.watch.page;
  const [edited, edit] = useState<ExpiryView | 'new' | null>(null);
  const columns: readonly Column<ExpiryView>[] = [
    {
      name: words.field.title,
      value: ({ isOwn, title }) => (isOwn ? words.codesOf(title) : title),
      show: (one) => <Name of={one} onEdit={() => edit(one)} />,
    },
    { name: words.field.kind, value: ({ kind }) => texts.watch.kind[kind] },
    { name: words.field.endsOn, value: ({ endsOn }) => endsOn, show: ({ endsOn }) => texts.day(Date.parse(endsOn)) },
    { name: words.standing, value: ({ days }) => days, show: (one) => <Standing of={one} now={view.now} /> },
  ];
  return (
    <section className="panel panel-body" aria-labelledby="expiries">
      <h2 id="expiries">{words.expiries}</h2>
      <p className="hint">{words.expiriesHint}</p>
      {view.expiries.length === 0 ? (
        <p>{words.noExpiries}</p>
      ) : (
        <SortTable label={words.expiries} columns={columns} rows={view.expiries} keyOf={({ id }) => id} />
      )}
      <p>
        <Button onClick={() => edit('new')}>{words.add}</Button>
      </p>
      {edited !== null && (
        <ExpiryForm
          row={edited === 'new' ? null : edited}
          onClose={() => edit(null)}
          onSaved={() => {
            edit(null);
            reload();
          }}
        />
      )}
    </section>
  );
}

/** What ends, where it is renewed, and how to change it; what the product knows by itself nobody changes. */
function Name({ of, onEdit }: { of: ExpiryView; onEdit: () => void }): ReactNode {
  const words = useTools().texts.watch.page;
  const { title, where, isOwn } = of;
  return (
    <span className="expiry-name">
      <strong>{isOwn ? words.codesOf(title) : title}</strong>
      {where !== '' && <span className="hint">{where}</span>}
      {!isOwn && (
        <Button size="small" onClick={onEdit} aria-label={`${words.edit}: ${title}`}>
          {words.edit}
        </Button>
      )}
    </span>
  );
}

function Standing({ of: { days, retired, ...of }, now }: { of: ExpiryView; now: number }): ReactNode {
  const { texts } = useTools();
  const words = texts.watch.page;
  const icon: IconName = retired ? 'waived' : days < near ? 'alarm' : days <= soon ? 'warning' : 'check';
  return (
    <span className="expiry-name">
      <span className={`state-mark${!retired && days <= soon ? ' worry' : ''}`}>
        <Icon name={icon} size={16} /> {retired ? words.retired : words.left(days)}
      </span>
      {of.warned !== null && of.warnedAt !== null && (
        <span className="hint">{words.warnedText(of.warned, texts.moment(of.warnedAt, now))}</span>
      )}
    </span>
  );
}

type Draft = Pick<ExpiryView, 'kind' | 'title' | 'where' | 'endsOn' | 'retired'>;
const empty: Draft = { kind: 'secret', title: '', where: '', endsOn: '', retired: false };
/** Code sets the product knows by itself. */
const chosen = expiryKinds.filter((kind) => kind !== 'codes');

function ExpiryForm(props: { row: ExpiryView | null; onClose: () => void; onSaved: () => void }): ReactNode {
  const { texts, api, say } = useTools();
  const words = texts.watch.page;
  const { row } = props;
  const [draft, write] = useState<Draft>(row ?? empty);
  const { busy, fault, run } = useAction();
  const change = (part: Partial<Draft>) => write({ ...draft, ...part });
  const save = () =>
    run(async () => {
      const { kind, title, where, endsOn, retired } = draft;
      const value = { kind, title, where, endsOn, retired };
      await api.put('/api/expiries', { ...value, id: row?.id ?? '', revision: row?.revision ?? 0 });
      say({ text: words.saved });
      props.onSaved();
    });
  return (
    <Modal
      title={row ? row.title : words.add}
      busy={busy}
      onClose={props.onClose}
      actions={<BusyButton busy={busy} words={words.save} onPress={() => void save()} />}
    >
      <div className="form-stack">
        <Field label={words.field.title} required>
          <Input value={draft.title} maxLength={120} onChange={(_, data) => change({ title: data.value })} />
        </Field>
        <Field label={words.field.kind}>
          <Select value={draft.kind} onChange={(_, data) => change({ kind: kindOf(data.value) })}>
            {chosen.map((kind) => (
              <option key={kind} value={kind}>
                {texts.watch.kind[kind]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={words.field.endsOn} required>
          <Input type="date" value={draft.endsOn} onChange={(_, data) => change({ endsOn: data.value })} />
        </Field>
        <Field label={words.field.where}>
          <Input value={draft.where} maxLength={200} onChange={(_, data) => change({ where: data.value })} />
        </Field>
        {row && (
          <Checkbox
            label={words.field.retired}
            checked={draft.retired}
            onChange={(_, data) => change({ retired: data.checked === true })}
          />
        )}
      </div>
      <Failure fault={fault} texts={texts} />
    </Modal>
  );
}

const kindOf = (value: string) => chosen.find((kind) => kind === value) ?? 'secret';
