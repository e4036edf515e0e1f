// Page Kennzahlensatz: which figures count with which goals and limits, the catalogue of maturity, and who changed it when.
import { Button, Field, Input, Select } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { type Goal, type KpiId, type KpiSet, kpiIds } from '../../domain/kpi.ts';
import type { KpiSetView } from '../../http/contract-kpi.ts';
import { useAction } from '../action.ts';
import { Failure, Waiting } from '../parts/failure.tsx';
import { Heading } from '../parts/heading.tsx';
import { WideTable } from '../parts/wide-table.tsx';
import { useTools, useView } from '../tools.ts';

export function KpiSetPage(): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.kpi.set;
  const { value, fault, reload } = useView<KpiSetView>('/api/kpi-set', (caseId) => caseId.startsWith('kpi-set/'));
  return (
    <>
      <Heading title={words.title} />
      <p className="lead">{words.lead}</p>
      <Failure fault={fault} texts={texts} retry={reload} />
      {!value && !fault && <Waiting texts={texts} />}
      {value && <Editor key={value.version} view={value} reload={reload} />}
      {value && <History view={value} />}
    </>
  );
}

const goalKinds = ['at-least', 'at-most', 'rising'] as const;

function Editor({ view, reload }: { view: KpiSetView; reload: () => void }): ReactNode {
  const { texts, api, say } = useTools();
  const { kpi } = texts.tab;
  const [set, write] = useState<KpiSet>(view.set);
  const { busy, fault, run } = useAction();
  const save = () =>
    run(async () => {
      const saved = await api.put<KpiSetView>('/api/kpi-set', { version: view.version, set });
      say({ text: kpi.set.saved(saved.version) });
      reload();
    });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p className="hint">{kpi.version(view.version)}</p>
      <fieldset className="plain-fieldset" disabled={!view.mayEdit}>
        <Goals set={set} write={write} />
        <Limits set={set} write={write} />
        <Steps set={set} write={write} mayEdit={view.mayEdit} />
      </fieldset>
      <Failure fault={fault} texts={texts} />
      {view.mayEdit && (
        <Button appearance="primary" type="submit" disabled={busy || set === view.set}>
          {kpi.set.save}
        </Button>
      )}
    </form>
  );
}

interface PartProps {
  readonly set: KpiSet;
  readonly write: (set: KpiSet) => void;
}

function Goals({ set, write }: PartProps): ReactNode {
  const { kpi } = useTools().texts.tab;
  const words = kpi.set;
  const aim = (id: KpiId, part: Partial<Goal>) =>
    write({ ...set, goals: { ...set.goals, [id]: { ...set.goals[id], ...part } } });
  const show = (id: KpiId, isShown: boolean) =>
    write({ ...set, shown: kpiIds.filter((one) => (one === id ? isShown : set.shown.includes(one))) });
  return (
    <WideTable label={words.title} className="panel">
      <table>
        <thead>
          <tr>
            <th scope="col">{words.shown}</th>
            <th scope="col">{kpi.column.kpi}</th>
            <th scope="col">{words.goal}</th>
            <th scope="col">{words.value}</th>
          </tr>
        </thead>
        <tbody>
          {kpiIds.map((id) => {
            const name = `${id} ${kpi.name[id].name}`;
            const { kind, value } = set.goals[id];
            return (
              <tr key={id}>
                <td>
                  <input
                    type="checkbox"
                    aria-label={`${words.shown}: ${name}`}
                    checked={set.shown.includes(id)}
                    onChange={(event) => show(id, event.target.checked)}
                  />
                </td>
                <th scope="row">{name}</th>
                <td>
                  <Select
                    aria-label={`${words.goal}: ${name}`}
                    value={kind}
                    onChange={(_, data) => aim(id, { kind: data.value as Goal['kind'] })}
                  >
                    {goalKinds.map((one) => (
                      <option key={one} value={one}>
                        {words.kind[one]}
                      </option>
                    ))}
                  </Select>
                </td>
                <td>
                  {kind !== 'rising' && (
                    <Input
                      type="number"
                      min={0}
                      className="narrow-input"
                      aria-label={`${words.value}: ${name}`}
                      value={String(value)}
                      contentAfter={id === 'K21' ? null : '%'}
                      onChange={(_, data) => aim(id, { value: Number(data.value) })}
                    />
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </WideTable>
  );
}

function Limits({ set, write }: PartProps): ReactNode {
  const words = useTools().texts.tab.kpi.set;
  const fields = Object.keys(words.limit) as (keyof typeof words.limit)[];
  return (
    <section className="panel panel-body" aria-labelledby="limits">
      <h2 id="limits">{words.limits}</h2>
      <div className="limits">
        {fields.map((field) => (
          <Field key={field} label={words.limit[field]}>
            <Input
              type="number"
              min={1}
              value={String(set[field])}
              onChange={(_, data) => write({ ...set, [field]: Number(data.value) })}
            />
          </Field>
        ))}
      </div>
    </section>
  );
}

function Steps({ set, write, mayEdit }: PartProps & { mayEdit: boolean }): ReactNode {
  const words = useTools().texts.tab.kpi.set;
  const { steps } = set;
  const rename = (id: string, name: string) =>
    write({ ...set, steps: steps.map((step) => (step.id === id ? { id, name } : step)) });
  const add = () => {
    const taken = new Set(steps.map(({ id }) => id));
    let number = steps.length + 1;
    while (taken.has(`step-${number}`)) number += 1;
    write({ ...set, steps: [...steps, { id: `step-${number}`, name: '' }] });
  };
  return (
    <section className="panel panel-body" aria-labelledby="steps">
      <h2 id="steps">{words.steps}</h2>
      <ol className="plain-list form-stack">
        {steps.map(({ id, name }, index) => (
          <li key={id} className="set-step">
            <Field label={`${words.step} ${index + 1}`}>
              <Input value={name} maxLength={80} onChange={(_, data) => rename(id, data.value)} />
            </Field>
            {mayEdit && (
              <Button onClick={() => write({ ...set, steps: steps.filter((step) => step.id !== id) })}>
                {words.remove(name)}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {mayEdit && <Button onClick={add}>{words.add}</Button>}
    </section>
  );
}

function History({ view }: { view: KpiSetView }): ReactNode {
  const { texts } = useTools();
  const { kpi } = texts.tab;
  const fieldName = (field: string) =>
    (kpi.set.limit as Readonly<Record<string, string>>)[field] ?? (field === 'steps' ? kpi.set.steps : field);
  return (
    <section aria-labelledby="set-history">
      <h2 id="set-history">{kpi.set.history}</h2>
      {view.history.length === 0 && <p className="hint">{kpi.set.historyNone}</p>}
      <ul className="plain-list">
        {view.history.map(({ version, at, by, changed }) => (
          <li key={version}>
            {kpi.set.line(version, by, `${texts.day(at)}, ${texts.clock(at)}`)}
            <span className="row-more">{kpi.set.changed(changed.map(fieldName).join(', '))}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
