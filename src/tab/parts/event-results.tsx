// Times reached, to be taken over as evidence: what would be written beside which plan and resource, chosen and confirmed.
import { Checkbox, Field, Select } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { EvidenceKind } from '../../domain/evidence.ts';
import type { ResultsView, ResultView } from '../../http/contract-incident.ts';
import { useTools, useView } from '../tools.ts';
import { type EventTools, useGive } from './event-data.tsx';
import { Failure } from './failure.tsx';
import { BusyButton } from './modal.tsx';

export function EventResults(tools: EventTools): ReactNode {
  const { event } = tools;
  const isOver = event.steps.find(({ step }) => step === 'deescalated')?.at != null;
  return event.mayLead && isOver && event.hits.length > 0 ? <Results {...tools} /> : null;
}

function Results(tools: EventTools): ReactNode {
  const { alarm, event } = tools;
  const { texts } = useTools();
  const words = texts.incident.results;
  const view = useView<ResultsView>(
    `/api/alarms/${encodeURIComponent(alarm.id)}/incident/results`,
    (caseId) => caseId === event.id || caseId === `incident/${event.id}`,
  );
  const { action, give } = useGive(tools);
  const [wanted, setWanted] = useState<Readonly<Record<string, boolean>>>({});
  const [kind, setKind] = useState<EvidenceKind | null>(null);
  const results = view.value;
  if (!results) return view.fault ? <Failure fault={view.fault} texts={texts} retry={view.reload} /> : null;
  // A plan was what people went by; whether a resource was used only they know.
  const isWanted = (row: ResultView) => wanted[row.key] ?? row.target === 'plan';
  const open = results.rows.filter(({ written }) => !written);
  const chosen = open.filter(isWanted);
  const used = kind ?? results.kinds.find((each) => each === 'STAFF_EXERCISE') ?? 'REAL_EVENT';
  const save = async () => {
    const keys = chosen.map(({ key }) => key);
    if (await give('results', { keys, kind: used }, words.confirmed)) view.reload();
  };
  return (
    <section className="panel panel-body" aria-labelledby="event-results" aria-busy={action.busy}>
      <h2 id="event-results">{words.title}</h2>
      <p>{words.lead}</p>
      {event.mode === 'exercise' && <p className="hint">{words.leadExercise}</p>}
      {results.reached === 0 && <p>{words.none}</p>}
      {results.reached > 0 && results.rows.length === 0 && <p>{words.noTargets}</p>}
      {results.rows.some(({ target }) => target === 'resource') && <p className="hint">{words.resourceHint}</p>}
      {event.mode === 'exercise' && open.length > 0 && (
        <Field label={words.kind}>
          <Select value={used} onChange={(_, data) => setKind(data.value as EvidenceKind)}>
            {results.kinds.map((each) => (
              <option key={each} value={each}>
                {words.evidenceKind[each]}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <ul className="event-items">
        {results.rows.map((row) => (
          <li key={row.key} className="event-result">
            <Checkbox
              checked={row.written || isWanted(row)}
              disabled={row.written}
              label={`${words[row.target]} „${row.title}“ – ${row.process}`}
              onChange={(_, data) => setWanted({ ...wanted, [row.key]: data.checked === true })}
            />
            <Row row={row} />
          </li>
        ))}
      </ul>
      {open.length > 0 && (
        <BusyButton
          busy={action.busy}
          words={words.confirm(chosen.length)}
          blocked={chosen.length === 0}
          onPress={() => void save()}
        />
      )}
      <Failure fault={action.fault} texts={texts} />
    </section>
  );
}

function Row({ row }: { row: ResultView }): ReactNode {
  const { texts } = useTools();
  const { results: words, hours } = texts.incident;
  return (
    <span className="facts">
      <span>{words.result[row.result]}</span>
      <span>{row.rtaHours === null ? words.noRta : words.rta(hours(row.rtaHours))}</span>
      {row.rtoHours !== null && <span>{words.rto(hours(row.rtoHours))}</span>}
      <span>{words.outage(hours(row.outageHours))}</span>
      {row.written && <strong>{words.written}</strong>}
    </span>
  );
}
