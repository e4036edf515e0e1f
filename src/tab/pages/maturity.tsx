// Page Reifegrad: a level for each step of the process with what proves it, as bars and as a table; assessed anew.
import { Button, Field, Input, Select } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { type MaturityLevel, maturityLevels, type StepMaturity } from '../../domain/maturity.ts';
import type { MaturityView } from '../../http/contract-maturity.ts';
import { useAction } from '../action.ts';
import { ExportButton } from '../parts/export-button.tsx';
import { Failure, Waiting } from '../parts/failure.tsx';
import { DomainPage } from '../parts/figure-domain.tsx';
import { WideTable } from '../parts/wide-table.tsx';
import { dayWords } from '../record-words.ts';
import { useTools, useView } from '../tools.ts';

const unassessed: StepMaturity = { level: 0, evidence: '', note: '' };

export function MaturityPage(): ReactNode {
  const { maturity } = useTools().texts.tab;
  return (
    <DomainPage title={maturity.title} lead={maturity.lead}>
      {(domain) => <OfDomain domain={domain} />}
    </DomainPage>
  );
}

function OfDomain({ domain }: { domain: string }): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.maturity;
  const query = `domain=${encodeURIComponent(domain)}`;
  const { value, fault, reload } = useView<MaturityView>(
    `/api/maturity?${query}`,
    (caseId) => caseId === `maturity/${domain}`,
  );
  const [editing, edit] = useState(false);
  if (!value) return fault ? <Failure fault={fault} texts={texts} retry={reload} /> : <Waiting texts={texts} />;
  const { maturity, stage, mayEdit, history } = value;
  const done = () => {
    edit(false);
    reload();
  };
  return (
    <>
      <p>
        <strong>{words.stage}:</strong> {words.stages[stage]} <span className="hint">{words.stageHint}</span>
      </p>
      <div className="kpi-bar">
        <p>{maturity ? words.assessedOn(dayWords(maturity.assessedOn, texts)) : words.never}</p>
        <div className="actions">
          {mayEdit && !editing && (
            <Button appearance="primary" onClick={() => edit(true)}>
              {words.edit}
            </Button>
          )}
          <ExportButton path={`/api/kpi/export?${query}&table=maturity`} name={`${words.title}-${domain}.xlsx`} />
        </div>
      </div>
      {editing ? <Editor view={value} domain={domain} onDone={done} /> : <Levels view={value} />}
      <section aria-labelledby="earlier" className="kpi-earlier">
        <h2 id="earlier">{words.history}</h2>
        {history.length === 0 && <p className="hint">{words.historyNone}</p>}
        <ul className="plain-list">
          {history.map(({ day, by, mean }) => (
            <li key={`${day} ${by}`}>
              {words.historyLine(dayWords(day, texts), mean.toLocaleString(texts.locale), by)}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function Levels({ view }: { view: MaturityView }): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.maturity;
  return (
    <WideTable label={words.chart} className="panel">
      <table>
        <caption className="sr-only">{words.chart}</caption>
        <thead>
          <tr>
            <th scope="col">{words.step}</th>
            <th scope="col">{words.levelName}</th>
            <th scope="col">{words.evidence}</th>
            <th scope="col">{words.note}</th>
          </tr>
        </thead>
        <tbody>
          {view.catalogue.map(({ id, name }) => {
            const { level, evidence, note } = view.maturity?.steps[id] ?? unassessed;
            return (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td className="level">
                  <LevelBar level={level} /> {view.maturity ? words.level[level] : words.never}
                </td>
                <td className="wraps">{evidence}</td>
                <td className="wraps">{note}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </WideTable>
  );
}

const box = 16;

/** As many filled boxes of five as the level says. */
function LevelBar({ level }: { level: MaturityLevel }): ReactNode {
  return (
    <svg className="level-bar" viewBox={`0 0 ${5 * (box + 4)} ${box}`} aria-hidden="true">
      {[1, 2, 3, 4, 5].map((one) => (
        <rect
          key={one}
          className={one <= level ? 'share-met' : 'share-frame'}
          x={(one - 1) * (box + 4) + 0.5}
          y={0.5}
          width={box - 1}
          height={box - 1}
        />
      ))}
    </svg>
  );
}

function Editor(props: { view: MaturityView; domain: string; onDone: () => void }): ReactNode {
  const { texts, api, say } = useTools();
  const words = texts.tab.maturity;
  const { view, domain, onDone } = props;
  const [steps, write] = useState<Readonly<Record<string, StepMaturity>>>(() =>
    Object.fromEntries(view.catalogue.map(({ id }) => [id, view.maturity?.steps[id] ?? unassessed])),
  );
  const { busy, fault, run } = useAction();
  const change = (id: string, part: Partial<StepMaturity>) =>
    write({ ...steps, [id]: { ...(steps[id] ?? unassessed), ...part } });
  const save = () =>
    run(async () => {
      await api.put('/api/maturity', { domain, revision: view.revision, steps });
      say({ text: words.saved });
      onDone();
    });
  return (
    <form
      className="form-stack"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {view.catalogue.map(({ id, name }) => (
        <StepFields key={id} name={name} step={steps[id] ?? unassessed} onChange={(part) => change(id, part)} />
      ))}
      <Failure fault={fault} texts={texts} />
      <div className="actions">
        <Button appearance="primary" type="submit" disabled={busy}>
          {words.save}
        </Button>
        <Button onClick={onDone} disabled={busy}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}

function StepFields(props: {
  name: string;
  step: StepMaturity;
  onChange: (part: Partial<StepMaturity>) => void;
}): ReactNode {
  const words = useTools().texts.tab.maturity;
  const { name, step, onChange } = props;
  return (
    <fieldset className="panel panel-body step-fields">
      <legend>{name}</legend>
      <Field label={words.levelName}>
        <Select
          value={String(step.level)}
          onChange={(_, data) => onChange({ level: Number(data.value) as MaturityLevel })}
        >
          {maturityLevels.map((level) => (
            <option key={level} value={level}>
              {words.level[level]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={words.evidence} required={step.level > 0}>
        <Input value={step.evidence} maxLength={300} onChange={(_, data) => onChange({ evidence: data.value })} />
      </Field>
      <Field label={words.note}>
        <Input value={step.note} maxLength={300} onChange={(_, data) => onChange({ note: data.value })} />
      </Field>
    </fieldset>
  );
}
