// Page BCMS des Bereichs: stage, guideline, and the limits by which processes are judged; what a change of them would do.
import { Button, Field, Input, Select } from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import { bcmsStages } from '../../domain/bcms.ts';
import { bcmsFaults, fewestHorizons, leastCriticalDays, mostHorizons } from '../../domain/bcms-rules.ts';
import type { TeamPerson } from '../../http/contract-people.ts';
import type { BcmsDraft, BcmsView, RefitView } from '../../http/contract-registers.ts';
import { Failure, Waiting } from '../parts/failure.tsx';
import { Heading } from '../parts/heading.tsx';
import { Icon } from '../parts/icon.tsx';
import { OwnerField } from '../parts/owner-field.tsx';
import { told } from '../parts/record-fields.tsx';
import { SavedBar } from '../parts/record-page.tsx';
import { HoursField, RecordBar, RecordHistory, useFaultOf } from '../parts/record-parts.tsx';
import { RefitList } from '../parts/refit-list.tsx';
import { useDomain } from '../parts/register-page.tsx';
import { useTools, useView } from '../tools.ts';
import { type Editing, useRecord } from '../use-record.ts';

export function BcmsPage(): ReactNode {
  const { bcms } = useTools().texts.tab.registers;
  const [domain, field] = useDomain();
  return (
    <>
      <Heading title={bcms.title} />
      <p className="lead">{bcms.lead}</p>
      <div className="register-head">{field}</div>
      {domain !== '' && <OfDomain key={domain} domain={domain} />}
    </>
  );
}

function OfDomain({ domain }: { domain: string }): ReactNode {
  const { texts } = useTools();
  const path = `/api/registers/bcms/${encodeURIComponent(domain)}`;
  const view = useView<BcmsView>(path, (caseId) => caseId === `bcms/${domain}`);
  if (!view.value) {
    return view.fault ? <Failure fault={view.fault} texts={texts} retry={view.reload} /> : <Waiting texts={texts} />;
  }
  return <Editor view={view.value} path={path} reload={view.reload} />;
}

interface PartProps {
  readonly editing: Editing<BcmsDraft>;
  readonly faultOf: (field: string) => string | undefined;
}

function Editor({ view, path, reload }: { view: BcmsView; path: string; reload: () => void }): ReactNode {
  const { texts, api } = useTools();
  const words = texts.tab.registers.bcms;
  const { domain, today } = view;
  const [said, say] = useState<string | null>(null);
  const [met, meet] = useState<readonly TeamPerson[]>([]);
  const editing = useRecord<BcmsDraft>(
    `bcms/${domain.id}`,
    view,
    async () => {
      const answer = await api.get<BcmsView>(path);
      return answer.fresh ? answer.value : null;
    },
    (value) => bcmsFaults({ domain: domain.id, ...value }, today),
  );
  const put = async (wish: { readonly revision: number; readonly value: BcmsDraft }) =>
    (await api.put<RefitView>(path, wish)).revision;
  const after = (text: string) => (done: boolean) => {
    if (!done) return;
    say(text);
    reload();
  };
  const { undo } = editing;
  const names = new Map([...view.people, ...met].map(({ id, name }) => [id, name]));
  const faultOf = useFaultOf(editing.faults);
  const parts = { editing, faultOf };
  return (
    <>
      <SavedBar
        text={editing.changes.length > 0 ? null : said}
        onUndo={undo && (() => void undo(put).then(after(texts.tab.registers.edit.undone)))}
      />
      {view.isUsual && <p className="hint">{words.usual}</p>}
      <Basics {...parts} domain={domain.id} names={names} onMeet={(person) => meet([...met, person])} />
      <Limits {...parts} />
      <Effects path={path} editing={editing} today={today} />
      <RecordHistory lines={view.history} names={names} />
      <RecordBar editing={editing} names={names} onSave={() => void editing.save(put).then(after(words.saved))} />
    </>
  );
}

function Basics(
  props: PartProps & { domain: string; names: ReadonlyMap<string, string>; onMeet: (person: TeamPerson) => void },
): ReactNode {
  const { fields, stages, bcms } = useTools().texts.tab.registers;
  const { value, set } = props.editing;
  return (
    <section className="panel panel-body" aria-labelledby="bcms-basics">
      <h2 id="bcms-basics">{bcms.basics}</h2>
      <div className="record-fields">
        <Field label={fields.stage}>
          <Select value={value.stage} onChange={(_, data) => set({ stage: data.value as BcmsDraft['stage'] })}>
            {bcmsStages.map((stage) => (
              <option key={stage} value={stage}>
                {stages[stage]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={fields.guidelineDay} {...told(props.faultOf('guidelineDay'))}>
          <Input
            type="date"
            value={value.guidelineDay ?? ''}
            onChange={(_, data) => set({ guidelineDay: data.value === '' ? null : data.value })}
          />
        </Field>
        <OwnerField
          label={fields.bcOfficer}
          domain={props.domain}
          person={value.bcOfficer}
          name={props.names.get(value.bcOfficer) ?? ''}
          fault={props.faultOf('bcOfficer')}
          onPick={(person) => {
            if (person) props.onMeet(person);
            set({ bcOfficer: person?.id ?? '' });
          }}
        />
      </div>
    </section>
  );
}

function Limits({ editing, faultOf }: PartProps): ReactNode {
  const { fields, damage, bcms } = useTools().texts.tab.registers;
  const { value, set } = editing;
  return (
    <section className="panel panel-body" aria-labelledby="bcms-limits">
      <h2 id="bcms-limits">{bcms.limits}</h2>
      <div className="record-fields">
        <HoursField
          label={fields.responseHours}
          hours={value.responseHours}
          hint={bcms.responseHint}
          fault={faultOf('responseHours')}
          onHours={(hours) => set({ responseHours: hours ?? 0 })}
        />
        <HoursField
          label={fields.bufferHours}
          hours={value.bufferHours}
          fault={faultOf('bufferHours')}
          onHours={(hours) => set({ bufferHours: hours ?? 0 })}
        />
        <Field label={fields.timeCriticalDays} hint={bcms.criticalHint} {...told(faultOf('timeCriticalDays'))}>
          <Input
            type="number"
            min={leastCriticalDays}
            value={Number.isNaN(value.timeCriticalDays) ? '' : String(value.timeCriticalDays)}
            onChange={(_, data) => set({ timeCriticalDays: data.value === '' ? Number.NaN : Number(data.value) })}
          />
        </Field>
        <Field label={fields.intolerable} hint={bcms.intolerableHint}>
          <Select
            value={String(value.intolerable)}
            onChange={(_, data) => set({ intolerable: Number(data.value) as BcmsDraft['intolerable'] })}
          >
            {([1, 2, 3, 4] as const).map((each) => (
              <option key={each} value={String(each)}>
                {each} {damage[each]}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Horizons
        hours={value.horizonHours}
        fault={faultOf('horizonHours')}
        onHours={(horizonHours) => set({ horizonHours })}
      />
    </section>
  );
}

function Horizons(props: {
  hours: readonly number[];
  fault: string | undefined;
  onHours: (hours: readonly number[]) => void;
}): ReactNode {
  const { bcms } = useTools().texts.tab.registers;
  const { hours, onHours } = props;
  return (
    <fieldset className="check-set">
      <legend>{bcms.horizons}</legend>
      <p className="hint">{bcms.horizonsHint}</p>
      {props.fault && (
        <p className="worry" role="alert">
          {props.fault}
        </p>
      )}
      <ol className="horizon-list">
        {hours.map((each, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a horizon is its place.
          <li key={index}>
            <HoursField
              label={bcms.horizon(index + 1)}
              hours={each}
              hint=""
              fault={undefined}
              onHours={(next) => onHours(hours.map((one, at) => (at === index ? (next ?? Number.NaN) : one)))}
            />
            {hours.length > fewestHorizons && (
              <Button
                size="small"
                appearance="subtle"
                icon={<Icon name="unavailable" size={16} />}
                aria-label={bcms.removeHorizon(index + 1)}
                onClick={() => onHours(hours.filter((_, at) => at !== index))}
              />
            )}
          </li>
        ))}
      </ol>
      <Button disabled={hours.length >= mostHorizons} onClick={() => onHours([...hours, (hours.at(-1) ?? 24) * 2])}>
        {bcms.addHorizon}
      </Button>
    </fieldset>
  );
}

/** Milliseconds after the last change until the effects are asked for. */
const restFor = 400;

/** What the changed limits would do, before they are saved. */
function Effects(props: { path: string; editing: Editing<BcmsDraft>; today: string }): ReactNode {
  const { api } = useTools();
  const { path, editing, today } = props;
  const [refit, show] = useState<RefitView | null>(null);
  const { value } = editing;
  const isDirty = editing.changes.length > 0;
  const isFaulty = bcmsFaults({ domain: '', ...value }, today).length > 0;
  useEffect(() => {
    show(null);
    if (!isDirty || isFaulty) return;
    let old = false;
    const ask = async () => {
      const found = await api.post<RefitView>(`${path}/preview`, { revision: 0, value }).catch(() => null);
      if (!old) show(found);
    };
    const timer = setTimeout(() => void ask(), restFor);
    return () => {
      old = true;
      clearTimeout(timer);
    };
  }, [api, path, value, isDirty, isFaulty]);
  return refit && <RefitList refitted={refit.refitted} />;
}
