// Page of one process: what it is, its damage over time, what follows, what it needs, and what does not fit yet.
import { Button, Field, Input, Textarea } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { recordOf } from '../../domain/process-draft.ts';
import { processFaults } from '../../domain/process-faults.ts';
import { processGaps } from '../../domain/process-gaps.ts';
import type { TeamPerson } from '../../http/contract-people.ts';
import type { ProcessView } from '../../http/contract-registers.ts';
import { DamageGrid } from '../parts/damage-grid.tsx';
import { type Choice, NeedPicker } from '../parts/need-picker.tsx';
import { ProcessFigures } from '../parts/process-figures.tsx';
import { type People, RecordOwner, RetireField, TextField, told } from '../parts/record-fields.tsx';
import { RecordPage, SavedBar } from '../parts/record-page.tsx';
import { HoursField, RecordBar, RecordGaps, RecordHistory, useFaultOf } from '../parts/record-parts.tsx';
import { useTools } from '../tools.ts';
import { type Editing, useRecord } from '../use-record.ts';
import { useSaving } from '../use-saving.ts';

export function ProcessPage({ id }: { id: string }): ReactNode {
  const { process } = useTools().texts.tab.registers;
  return (
    <RecordPage<ProcessView>
      kind="process"
      id={id}
      list={{ name: 'processes' }}
      listName={process.title}
      newTitle={process.newTitle}
    >
      {(view, path, reload) => <Editor view={view} path={path} reload={reload} />}
    </RecordPage>
  );
}

type Value = ProcessView['value'];
interface PartProps {
  readonly view: ProcessView;
  readonly editing: Editing<Value>;
  readonly faultOf: (field: string) => string | undefined;
}

function Editor({ view, path, reload }: { view: ProcessView; path: string; reload: () => void }): ReactNode {
  const { texts, api } = useTools();
  const { registers } = texts.tab;
  const { bcms, domain, today } = view;
  const place = { id: view.id || `${domain.id}.new`, domain: domain.id };
  const others = new Map(view.others.map((each) => [each.id, each]));
  const resources = new Map(view.resources.map((each) => [each.id, each]));
  const editing = useRecord<Value>(
    `process/${view.id || `new.${domain.id}`}`,
    view,
    async () => {
      const answer = await api.get<ProcessView>(path);
      return answer.fresh ? answer.value : null;
    },
    (value) =>
      processFaults(recordOf(place, value, bcms), {
        rule: bcms,
        others: view.others.filter((each) => each.id !== view.id),
        resources: new Set(resources.keys()),
        today,
      }),
  );
  const saving = useSaving({ kind: 'process', id: view.id, domain: domain.id }, editing, reload);
  const [met, meet] = useState<readonly TeamPerson[]>([]);
  const names = new Map([...view.people, ...met, ...view.others, ...view.resources].map(({ id, name }) => [id, name]));
  const people = { names, onMeet: (person: TeamPerson) => meet([...met, person]) };
  const record = recordOf(place, editing.value, bcms);
  const faultOf = useFaultOf(editing.faults);
  const parts = { view, editing, faultOf };
  return (
    <>
      <SavedBar text={saving.said} onUndo={saving.undo} />
      <div className="record">
        <div>
          <Facts {...parts} people={people} />
          <Damage {...parts} />
          <Recovery {...parts} />
          <Needs {...parts} />
        </div>
        <div>
          <ProcessFigures process={record} bcms={bcms} today={today} />
          <RecordGaps
            gaps={processGaps(record, { rule: bcms, others, resources, today })}
            words={registers.processGap}
          />
        </div>
      </div>
      <RecordHistory lines={view.history} names={names} />
      <RecordBar editing={editing} names={names} isNew={view.id === ''} onSave={saving.save} />
    </>
  );
}

function Facts(props: PartProps & { people: People }) {
  const { fields, process } = useTools().texts.tab.registers;
  const { view, faultOf } = props;
  const { value, set } = props.editing;
  return (
    <section className="panel panel-body" aria-labelledby="process-facts">
      <h2 id="process-facts">{process.facts}</h2>
      <div className="record-fields">
        <TextField
          label={fields.name}
          value={value.name}
          fault={faultOf('name')}
          required
          onText={(name) => set({ name })}
        />
        <TextField
          label={fields.unit}
          value={value.unit}
          fault={faultOf('unit')}
          required
          onText={(unit) => set({ unit })}
        />
        <TextField
          label={fields.worstTime}
          value={value.worstTime}
          fault={faultOf('worstTime')}
          onText={(worstTime) => set({ worstTime })}
        />
        <RecordOwner editing={props.editing} domain={view.domain.id} fault={faultOf('owner')} people={props.people} />
      </div>
      {view.id !== '' && <RetireField editing={props.editing} />}
    </section>
  );
}

function Damage({ view, editing, faultOf }: PartProps): ReactNode {
  const { fields, process, damage } = useTools().texts.tab.registers;
  const { value, set, faults } = editing;
  const { bcms } = view;
  const found = faults.filter(({ field }) => field === 'damage');
  const words = useTools().texts.tab.registers.fault;
  return (
    <section className="panel panel-body" aria-labelledby="process-damage">
      <h2 id="process-damage">{process.matrix}</h2>
      <p className="hint" id="damage-hint">
        {process.matrixHint} {process.intolerable(damage[bcms.intolerable])}
      </p>
      <DamageGrid
        ratings={value.damage}
        horizons={bcms.horizonHours}
        intolerable={bcms.intolerable}
        onRate={(ratings) => set({ damage: ratings })}
      />
      {found.map((fault) => (
        <p key={JSON.stringify(fault.detail)} className="worry">
          {words[fault.code](fault.detail)}
        </p>
      ))}
      <Field label={fields.justification} {...told(faultOf('justification'))}>
        <Textarea
          value={value.justification}
          rows={3}
          maxLength={4_000}
          onChange={(_, data) => set({ justification: data.value })}
        />
      </Field>
      <div className="record-fields">
        <Field label={fields.biaDay} {...told(faultOf('biaDay'))}>
          <Input
            type="date"
            value={value.biaDay ?? ''}
            onChange={(_, data) => set({ biaDay: data.value === '' ? null : data.value })}
            contentAfter={
              <Button size="small" appearance="subtle" onClick={() => set({ biaDay: view.today })}>
                {process.biaDone}
              </Button>
            }
          />
        </Field>
      </div>
    </section>
  );
}

function Recovery({ view, editing, faultOf }: PartProps): ReactNode {
  const { fields, process } = useTools().texts.tab.registers;
  const { value, set } = editing;
  const hasRating = recordOf({ id: '', domain: '' }, value, view.bcms).damage !== undefined;
  return (
    <section className="panel panel-body" aria-labelledby="process-recovery">
      <h2 id="process-recovery">{process.recovery}</h2>
      <div className="record-fields">
        {!hasRating && (
          <HoursField
            label={fields.mtpdHours}
            hours={value.mtpdHours}
            hint={process.mtpdHand}
            fault={faultOf('mtpdHours')}
            onHours={(mtpdHours) => set({ mtpdHours })}
          />
        )}
        <HoursField
          label={fields.rtoHours}
          hours={value.rtoHours}
          fault={faultOf('rtoHours')}
          onHours={(rtoHours) => set({ rtoHours })}
        />
        <HoursField
          label={fields.rpoHours}
          hours={value.rpoHours}
          fault={faultOf('rpoHours')}
          onHours={(rpoHours) => set({ rpoHours })}
        />
        <HoursField
          label={fields.durationHours}
          hours={value.durationHours}
          hint={process.durationHint}
          fault={faultOf('durationHours')}
          onHours={(durationHours) => set({ durationHours })}
        />
      </div>
      <Field label={fields.mbco} {...told(faultOf('mbco'))}>
        <Textarea value={value.mbco} rows={3} maxLength={4_000} onChange={(_, data) => set({ mbco: data.value })} />
      </Field>
      <div className="record-fields">
        <Field label={process.percent} {...told(faultOf('mbcoPercent'))}>
          <Input
            type="number"
            min={0}
            max={100}
            value={value.mbcoPercent === null ? '' : String(value.mbcoPercent)}
            onChange={(_, data) => set({ mbcoPercent: data.value === '' ? null : Number(data.value) })}
          />
        </Field>
      </div>
    </section>
  );
}

function Needs({ view, editing, faultOf }: PartProps): ReactNode {
  const { registers } = useTools().texts.tab;
  const { edit, process, none, unknown } = registers;
  const { value, set } = editing;
  const processes = view.others
    .filter((each) => each.id !== view.id && (!each.retired || value.needsProcesses.includes(each.id)))
    .map(({ id, name, rtoHours }): Choice => {
      return { id, name, note: process.rtoOf(rtoHours === null ? none : registers.duration(rtoHours)) };
    });
  const resources = view.resources
    .filter((each) => !each.retired || value.needsResources.includes(each.id))
    .map(({ id, name, domain, rtaHours }): Choice => {
      const isOwn = domain === view.domain.id;
      const rta = process.rtaOf(rtaHours === null ? unknown : registers.duration(rtaHours));
      return { id, name: isOwn ? name : `${name} (${edit.from(domain)})`, note: rta };
    });
  return (
    <section className="panel panel-body" aria-labelledby="process-needs">
      <h2 id="process-needs">{process.needs}</h2>
      <NeedPicker
        label={process.needsProcesses}
        placeholder={process.chooseProcess}
        picked={value.needsProcesses}
        choices={processes}
        fault={faultOf('needsProcesses')}
        onPick={(needsProcesses) => set({ needsProcesses })}
      />
      <NeedPicker
        label={process.needsResources}
        placeholder={process.chooseResource}
        picked={value.needsResources}
        choices={resources}
        fault={faultOf('needsResources')}
        onPick={(needsResources) => set({ needsResources })}
      />
    </section>
  );
}
