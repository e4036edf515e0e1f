// Page Schulungen: rows with participants and date; whoever took part counts as trained in the crisis team.
import { Button, Checkbox, Field, Input, Textarea } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { bears } from '../../domain/near.ts';
import { dayOf } from '../../domain/team.ts';
import type { TrainingList, TrainingRow } from '../../http/contract-reviews.ts';
import { useAction } from '../action.ts';
import { Failure, Waiting } from '../parts/failure.tsx';
import { DomainPage } from '../parts/figure-domain.tsx';
import { type ListColumn, ListTable } from '../parts/list-table.tsx';
import { BusyButton, Modal } from '../parts/modal.tsx';
import { dayWords } from '../record-words.ts';
import { useTools, useView } from '../tools.ts';

export function TrainingsPage(): ReactNode {
  const { trainings } = useTools().texts.tab;
  return (
    <DomainPage title={trainings.title} lead={trainings.lead}>
      {(domain) => <OfDomain key={domain} domain={domain} />}
    </DomainPage>
  );
}

const today = () => dayOf(Date.now());

function OfDomain({ domain }: { domain: string }): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.trainings;
  const path = `/api/trainings?domain=${encodeURIComponent(domain)}`;
  const { value, fault, reload } = useView<TrainingList>(path, (id) => id.startsWith(`training/${domain}.`));
  const [query, search] = useState('');
  const [edited, edit] = useState<TrainingRow | null>(null);
  if (!value) return fault ? <Failure fault={fault} texts={texts} retry={reload} /> : <Waiting texts={texts} />;
  const named = ({ participants }: TrainingRow) => participants.map((id) => value.names[id] ?? '').join(', ');
  const rows = value.trainings.filter((row) => bears(`${row.title} ${row.trainer} ${row.topics} ${named(row)}`, query));
  const fresh = (): TrainingRow => ({
    id: `${domain}.${crypto.randomUUID().slice(0, 18)}`,
    domain,
    title: '',
    day: today(),
    topics: '',
    trainer: '',
    hours: 2,
    participants: [],
    cancelled: false,
    revision: 0,
  });
  const columns: readonly ListColumn<TrainingRow>[] = [
    {
      name: words.column.title,
      by: ({ title }) => title,
      show: (row) => (
        <>
          {value.me.edits ? (
            <button type="button" className="training-title" onClick={() => edit(row)}>
              {row.title}
            </button>
          ) : (
            row.title
          )}
          <span className="row-more">{row.topics}</span>
        </>
      ),
      long: true,
    },
    {
      name: words.column.day,
      by: ({ day }) => day,
      show: ({ day, cancelled }) =>
        [dayWords(day, texts), cancelled ? words.cancelledMark : day >= today() ? words.coming : '']
          .filter((one) => one !== '')
          .join(', '),
    },
    { name: words.column.trainer, by: ({ trainer }) => trainer, show: ({ trainer }) => trainer, wide: true },
    { name: words.column.people, by: ({ participants }) => participants.length, show: named, long: true, wide: true },
  ];
  return (
    <>
      <Failure fault={fault} texts={texts} retry={reload} />
      <div className="list-tools">
        <Field label={words.search}>
          <Input type="search" value={query} maxLength={80} onChange={(_, data) => search(data.value)} />
        </Field>
        {value.me.edits && (
          <Button appearance="primary" onClick={() => edit(fresh())}>
            {words.add}
          </Button>
        )}
      </div>
      {value.trainings.length === 0 ? (
        <p className="panel panel-body">{words.empty}</p>
      ) : (
        <>
          <p role="status" className="hint">
            {words.hits(rows.length)}
          </p>
          <ListTable label={words.title} columns={columns} rows={rows} keyOf={({ id }) => id} />
        </>
      )}
      {edited && <Editor row={edited} list={value} onClose={() => edit(null)} onDone={reload} />}
    </>
  );
}

function Editor(props: { row: TrainingRow; list: TrainingList; onClose: () => void; onDone: () => void }): ReactNode {
  const { texts, api, say } = useTools();
  const words = texts.tab.trainings;
  const action = useAction();
  const [row, change] = useState(props.row);
  const set = (part: Partial<TrainingRow>) => change({ ...row, ...part });
  const { id, ...said } = row;
  const save = async () => {
    if (!(await action.run(() => api.put(`/api/trainings/${encodeURIComponent(id)}`, said)))) return;
    say({ text: words.saved });
    props.onClose();
    props.onDone();
  };
  const people = props.list.people.toSorted((one, other) => one.name.localeCompare(other.name, 'de'));
  return (
    <Modal
      title={props.row.title || words.add}
      busy={action.busy}
      onClose={props.onClose}
      actions={
        <BusyButton
          busy={action.busy}
          words={words.save}
          blocked={row.title.trim() === '' || row.day === ''}
          onPress={() => void save()}
        />
      }
    >
      <Field label={words.field.title} required>
        <Input value={row.title} maxLength={200} onChange={(_, { value }) => set({ title: value })} />
      </Field>
      <div className="record-fields">
        <Field label={words.field.day} required>
          <Input type="date" value={row.day} onChange={(_, { value }) => set({ day: value })} />
        </Field>
        <Field label={words.field.hours}>
          <Input
            type="number"
            min={0}
            value={String(row.hours)}
            onChange={(_, { value }) => set({ hours: Number(value) })}
          />
        </Field>
      </div>
      <Field label={words.field.trainer}>
        <Input value={row.trainer} maxLength={200} onChange={(_, { value }) => set({ trainer: value })} />
      </Field>
      <Field label={words.field.topics}>
        <Textarea value={row.topics} maxLength={2_000} onChange={(_, { value }) => set({ topics: value })} />
      </Field>
      <fieldset className="bare">
        <legend>{words.field.participants}</legend>
        <div className="training-people">
          {people.map((person) => (
            <Checkbox
              key={person.id}
              label={person.name}
              checked={row.participants.includes(person.id)}
              onChange={(_, { checked }) =>
                set({
                  participants: checked
                    ? [...row.participants, person.id]
                    : row.participants.filter((one) => one !== person.id),
                })
              }
            />
          ))}
        </div>
      </fieldset>
      <Checkbox
        label={words.field.cancelled}
        checked={row.cancelled}
        onChange={(_, { checked }) => set({ cancelled: checked === true })}
      />
      <Failure fault={action.fault} texts={texts} />
    </Modal>
  );
}
