// The dry run: what would happen minute by minute if nobody answered, for which people and by which ways.
import { Field, Select } from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import type { Ladder } from '../../domain/escalation.ts';
import type { DryRunRole, DryRunView, PlanLevel } from '../../http/contract-escalation.ts';
import { ApiFault } from '../api.ts';
import { useTools } from '../tools.ts';
import { Failure, Waiting } from './failure.tsx';
import { Icon } from './icon.tsx';
import { WideTable } from './wide-table.tsx';

/** After the last key the server is asked, milliseconds. */
const settled = 400;

interface DryRunProps {
  readonly domain: string;
  readonly level: PlanLevel;
  readonly steps: Ladder;
  readonly isFaulty: boolean;
}

export function DryRun(props: DryRunProps): ReactNode {
  const { texts } = useTools();
  const { escalation } = texts.tab;
  const { view, fault } = useDryRun(props);
  const [choice, choose] = useState<string | null>(null);
  const roles = view?.roles ?? [];
  // One role at first: nine of them at once are hard to read.
  const chosen = choice ?? roles[0]?.kind ?? '';
  const shown = chosen === '' ? roles : roles.filter(({ kind }) => kind === chosen);
  return (
    <section className="panel panel-body" aria-labelledby="dry-run">
      <h2 id="dry-run">{escalation.dry}</h2>
      <p className="hint">{escalation.dryLead}</p>
      {props.isFaulty && <p className="hint">{escalation.dryFaulty}</p>}
      {!props.isFaulty && <Failure fault={fault} texts={texts} />}
      {!view && !fault && !props.isFaulty && <Waiting texts={texts} />}
      {view && roles.length === 0 && <p className="hint">{escalation.dryEmpty}</p>}
      {view && roles.length > 0 && (
        <>
          {view.off.length > 0 && (
            <p className="hint">
              <Icon name="warning" size={16} /> {escalation.off(view.off.map((way) => escalation.way[way]).join(', '))}
            </p>
          )}
          <Field label={escalation.role} className="ladder-choice">
            <Select value={chosen} onChange={(_, { value }) => choose(value)}>
              <option value="">{escalation.allRoles}</option>
              {roles.map(({ kind }) => (
                <option key={kind} value={kind}>
                  {texts.role[kind]}
                </option>
              ))}
            </Select>
          </Field>
          <Timeline roles={shown} at={view.at} />
        </>
      )}
    </section>
  );
}

/** Asks the server a moment after the last change; keeps the last answer while the next is under way. */
function useDryRun({ domain, level, steps, isFaulty }: DryRunProps) {
  const { api } = useTools();
  const [found, setFound] = useState<{ readonly view: DryRunView | null; readonly fault: ApiFault | null }>({
    view: null,
    fault: null,
  });
  const wish = isFaulty ? '' : JSON.stringify({ domain, level, steps });
  useEffect(() => {
    if (wish === '') return;
    const ended = new AbortController();
    const timer = setTimeout(() => {
      api.post<DryRunView>('/api/escalation/dry-run', JSON.parse(wish) as object, ended.signal).then(
        (view) => setFound({ view, fault: null }),
        (fault: unknown) => {
          if (fault instanceof ApiFault) setFound(({ view }) => ({ view, fault }));
        },
      );
    }, settled);
    return () => {
      clearTimeout(timer);
      ended.abort();
    };
  }, [api, wish]);
  return found;
}

type Line = DryRunRole['lines'][number] & { readonly kind: DryRunRole['kind']; readonly place: number };

/** By time, roles in their order within the same minute. */
function linesOf(roles: readonly DryRunRole[]): readonly Line[] {
  const all = roles.flatMap(({ kind, lines }) => lines.map((line, place) => ({ ...line, kind, place })));
  return all.sort((one, other) => one.after - other.after || one.place - other.place);
}

function Timeline({ roles, at }: { roles: readonly DryRunRole[]; at: number }): ReactNode {
  const { texts } = useTools();
  const { escalation } = texts.tab;
  const { columns } = escalation;
  return (
    <WideTable label={escalation.dry}>
      <table className="dry-run">
        <thead>
          <tr>
            <th scope="col">{columns.minute}</th>
            <th scope="col">{columns.time}</th>
            {roles.length > 1 && <th scope="col">{columns.role}</th>}
            <th scope="col">{columns.what}</th>
            <th scope="col">{columns.who}</th>
          </tr>
        </thead>
        <tbody>
          {linesOf(roles).map((line) => (
            <tr key={`${line.kind} ${line.place}`} data-act={line.act}>
              <td className="number">{line.after}</td>
              <td>{texts.clock(at + line.after * 60_000)}</td>
              {roles.length > 1 && <th scope="row">{texts.role[line.kind]}</th>}
              <td className="wraps">{escalation.done(line.act, line.rank)}</td>
              <td className="wraps">
                <People line={line} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}

function People({ line }: { line: Line }): ReactNode {
  const { escalation } = useTools().texts.tab;
  if (line.act === 'decide') return escalation.lead1;
  if (line.people.length === 0) return <em>{escalation.nobody}</em>;
  return (
    <ul className="plain-list">
      {line.people.map(({ person, name, away, ways }) => (
        <li key={person}>
          <strong>{name === '' ? person : name}</strong>
          {away && ` (${escalation.away})`}:{' '}
          {ways.length > 0 ? (
            ways.map((way) => escalation.way[way]).join(', ')
          ) : (
            <span className="call-by-hand">
              <Icon name="call-me" size={16} /> {escalation.call}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
