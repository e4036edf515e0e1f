// Page of one resource: what it is, how fast it is back, who provides it, what proves it, and what processes demand.
import { Checkbox, Field, Select } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { resourceCategories, rtaSources, singlePoints } from '../../domain/resource.ts';
import { resourceFaults } from '../../domain/resource-faults.ts';
import { resourceGaps } from '../../domain/resource-gaps.ts';
import type { TeamPerson } from '../../http/contract-people.ts';
import type { ResourceView } from '../../http/contract-registers.ts';
import { EvidenceList } from '../parts/evidence-list.tsx';
import { ProviderFields } from '../parts/provider-fields.tsx';
import { type People, RecordOwner, RetireField, TextField } from '../parts/record-fields.tsx';
import { RecordPage, SavedBar } from '../parts/record-page.tsx';
import { HoursField, RecordBar, RecordGaps, RecordHistory, useFaultOf } from '../parts/record-parts.tsx';
import { ResourceFigures } from '../parts/resource-figures.tsx';
import { useTools } from '../tools.ts';
import { type Editing, useRecord } from '../use-record.ts';
import { useSaving } from '../use-saving.ts';

export function ResourcePage({ id }: { id: string }): ReactNode {
  const { resource } = useTools().texts.tab.registers;
  return (
    <RecordPage<ResourceView>
      kind="resource"
      id={id}
      list={{ name: 'resources' }}
      listName={resource.title}
      newTitle={resource.newTitle}
    >
      {(view, path, reload) => <Editor view={view} path={path} reload={reload} />}
    </RecordPage>
  );
}

type Value = ResourceView['value'];
interface PartProps {
  readonly editing: Editing<Value>;
  readonly faultOf: (field: string) => string | undefined;
}

function Editor({ view, path, reload }: { view: ResourceView; path: string; reload: () => void }): ReactNode {
  const { texts, api } = useTools();
  const { registers } = texts.tab;
  const { domain, today, needs } = view;
  const place = { id: view.id || `${domain.id}.new`, domain: domain.id };
  const editing = useRecord<Value>(
    `resource/${view.id || `new.${domain.id}`}`,
    view,
    async () => {
      const answer = await api.get<ResourceView>(path);
      return answer.fresh ? answer.value : null;
    },
    // Whether its name is there already, the server knows.
    (value) => resourceFaults({ ...place, ...value }, { others: [], today }),
  );
  const saving = useSaving({ kind: 'resource', id: view.id, domain: domain.id }, editing, reload);
  const [met, meet] = useState<readonly TeamPerson[]>([]);
  const names = new Map([...view.people, ...met].map(({ id, name }) => [id, name]));
  const people = { names, onMeet: (person: TeamPerson) => meet([...met, person]) };
  const record = { ...place, ...editing.value };
  const faultOf = useFaultOf(editing.faults);
  const parts = { editing, faultOf };
  return (
    <>
      <SavedBar text={saving.said} onUndo={saving.undo} />
      <div className="record">
        <div>
          <Facts {...parts} view={view} people={people} />
          <Recovery {...parts} />
          <ProviderFields {...parts} />
          <EvidenceList {...parts} today={today} />
        </div>
        <div>
          <ResourceFigures resource={record} needs={needs} today={today} />
          <RecordGaps gaps={resourceGaps(record, needs, today)} words={registers.resourceGap} />
        </div>
      </div>
      <RecordHistory lines={view.history} names={names} />
      <RecordBar editing={editing} names={names} isNew={view.id === ''} onSave={saving.save} />
    </>
  );
}

function Facts(props: PartProps & { view: ResourceView; people: People }): ReactNode {
  const { fields, resource, categories } = useTools().texts.tab.registers;
  const { view, faultOf } = props;
  const { value, set } = props.editing;
  return (
    <section className="panel panel-body" aria-labelledby="resource-facts">
      <h2 id="resource-facts">{resource.facts}</h2>
      <div className="record-fields">
        <TextField
          label={fields.name}
          value={value.name}
          fault={faultOf('name')}
          required
          onText={(name) => set({ name })}
        />
        <Field label={fields.category}>
          <Select value={value.category} onChange={(_, data) => set({ category: data.value as Value['category'] })}>
            {resourceCategories.map((each) => (
              <option key={each} value={each}>
                {categories[each]}
              </option>
            ))}
          </Select>
        </Field>
        <TextField
          label={fields.unit}
          value={value.unit}
          fault={faultOf('unit')}
          required
          onText={(unit) => set({ unit })}
        />
        <RecordOwner editing={props.editing} domain={view.domain.id} fault={faultOf('owner')} people={props.people} />
      </div>
      <Field hint={resource.sharedHint}>
        <Checkbox
          checked={value.shared}
          label={fields.shared}
          onChange={(_, data) => set({ shared: data.checked === true })}
        />
      </Field>
      {view.id !== '' && <RetireField editing={props.editing} />}
    </section>
  );
}

function Recovery({ editing, faultOf }: PartProps): ReactNode {
  const { fields, resource, rtaSources: sources, singlePoints: points } = useTools().texts.tab.registers;
  const { value, set } = editing;
  return (
    <section className="panel panel-body" aria-labelledby="resource-recovery">
      <h2 id="resource-recovery">{resource.recovery}</h2>
      <div className="record-fields">
        <HoursField
          label={fields.rtaHours}
          hours={value.rtaHours}
          fault={faultOf('rtaHours')}
          onHours={(rtaHours) => set({ rtaHours })}
        />
        <Field label={fields.rtaSource}>
          <Select value={value.rtaSource} onChange={(_, data) => set({ rtaSource: data.value as Value['rtaSource'] })}>
            {rtaSources.map((each) => (
              <option key={each} value={each}>
                {sources[each]}
              </option>
            ))}
          </Select>
        </Field>
        <HoursField
          label={fields.backupHours}
          hours={value.backupHours}
          fault={faultOf('backupHours')}
          onHours={(backupHours) => set({ backupHours })}
        />
      </div>
      <fieldset className="check-set">
        <legend>{resource.points}</legend>
        <p className="hint">{resource.pointsHint}</p>
        {singlePoints.map((point) => (
          <Checkbox
            key={point}
            checked={value.singlePoints.includes(point)}
            label={points[point]}
            onChange={() =>
              set({
                singlePoints: singlePoints.filter((one) => (one === point) !== value.singlePoints.includes(one)),
              })
            }
          />
        ))}
      </fieldset>
    </section>
  );
}
