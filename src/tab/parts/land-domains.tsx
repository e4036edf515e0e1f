// The domains of the Land beside one another: one figure in all of them, what they ask for, and their state.
import { Button, Field, Select } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { type KpiId, kpiIds } from '../../domain/kpi.ts';
import type { LandDomain, LandView } from '../../http/contract-kpi.ts';
import { valueWords } from '../figure-words.ts';
import { dayWords } from '../record-words.ts';
import { useTools } from '../tools.ts';
import { JudgementMark } from './figure-line.tsx';
import { ShareBar, ShareLegend } from './share-bar.tsx';
import { SortTable } from './sort-table.tsx';
import { WideTable } from './wide-table.tsx';

interface PartProps {
  readonly view: LandView;
}

/** In the order of the ressorts; there is no order by value, and no place in a ranking. */
export function LandFigures({ view, onOpen }: PartProps & { onOpen: (domain: string, id: KpiId) => void }): ReactNode {
  const { texts } = useTools();
  const { kpi } = texts.tab;
  const [id, choose] = useState<KpiId>('K4');
  return (
    <section aria-labelledby="per-domain">
      <h2 id="per-domain">{kpi.land.perDomain}</h2>
      <Field label={kpi.land.choose} className="kpi-domain">
        <Select value={id} onChange={(_, data) => choose(data.value as KpiId)}>
          {kpiIds.map((one) => (
            <option key={one} value={one}>
              {one} {kpi.name[one].name}
            </option>
          ))}
        </Select>
      </Field>
      <p className="hint">{kpi.name[id].formula}</p>
      <ShareLegend words={kpi.name[id]} />
      <WideTable label={kpi.land.share} className="panel">
        <table>
          <caption className="sr-only">{kpi.land.share}</caption>
          <thead>
            <tr>
              <th scope="col" className="only-wide">
                {kpi.column.ressort}
              </th>
              <th scope="col">{kpi.column.domain}</th>
              <th scope="col">{kpi.column.share}</th>
              <th scope="col">{kpi.column.known}</th>
              <th scope="col">{kpi.column.judgement}</th>
              <th scope="col">{kpi.column.change}</th>
              <th scope="col">{kpi.column.moment}</th>
            </tr>
          </thead>
          <tbody>
            {view.domains.map((domain) => (
              <DomainRow key={domain.id} domain={domain} id={id} onOpen={() => onOpen(domain.id, id)} />
            ))}
          </tbody>
        </table>
      </WideTable>
    </section>
  );
}

function DomainRow({ domain, id, onOpen }: { domain: LandDomain; id: KpiId; onOpen: () => void }): ReactNode {
  const { texts } = useTools();
  const { kpi } = texts.tab;
  const { ressort, name, release } = domain;
  const figure = release?.figures.find((one) => one.id === id);
  const isShown = figure && !('hidden' in figure);
  return (
    <tr>
      <td className="only-wide">{ressort}</td>
      <th scope="row">{name}</th>
      {isShown ? (
        <>
          <td>
            <Button
              size="small"
              onClick={onOpen}
              aria-label={`${valueWords(figure, texts)}, ${name}: ${kpi.open(`${id} ${kpi.name[id].name}`)}`}
            >
              {valueWords(figure, texts)}
            </Button>
          </td>
          <td className="land-bar">
            <ShareBar {...figure} />
            <span>
              {kpi.of(figure.met, figure.met + figure.open)}
              {figure.unknown > 0 && `, ${kpi.unknown(figure.unknown)}`}
            </span>
          </td>
          <td>
            <JudgementMark judgement={figure.judgement} />
          </td>
          <td>{figure.change === null ? kpi.land.none : kpi.points(figure.change)}</td>
        </>
      ) : (
        <td colSpan={4}>{figure ? kpi.land.hidden : kpi.land.unreleased}</td>
      )}
      <td>{release ? texts.day(release.asOf) : kpi.land.none}</td>
    </tr>
  );
}

/** What is asked of the Zentralstelle, in the words of the domains. */
export function LandSupport({ view }: PartProps): ReactNode {
  const { texts } = useTools();
  const { land } = texts.tab.kpi;
  const asking = view.domains.filter(({ release }) => release !== null && release.support !== '');
  return (
    <section aria-labelledby="support">
      <h2 id="support">{land.asked}</h2>
      {asking.length === 0 && <p className="hint">{land.askedNone}</p>}
      <ul className="plain-list">
        {asking.map(({ id, name, release }) => (
          <li key={id} className="panel panel-body">
            <strong>{name}</strong>: {release?.support}
            {release?.remark !== '' && <span className="row-more">{release?.remark}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Mean of the steps, one digit; null while nobody assessed them. */
function meanOf(maturity: Readonly<Record<string, number>> | null): number | null {
  const levels = Object.values(maturity ?? {});
  return levels.length === 0 ? null : levels.reduce((sum, one) => sum + one, 0) / levels.length;
}

export function LandFacts({ view }: PartProps): ReactNode {
  const { texts } = useTools();
  const { column, land } = texts.tab.kpi;
  const { stages } = texts.tab.maturity;
  const facts = ({ release }: LandDomain) => release?.facts;
  const mean = (domain: LandDomain) => meanOf(facts(domain)?.maturity ?? null);
  const shown = (value: number | null) =>
    value === null ? land.none : value.toLocaleString(texts.locale, { maximumFractionDigits: 1 });
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{land.facts}</h2>
      <div className="panel">
        <SortTable<LandDomain>
          label={land.facts}
          columns={[
            { name: column.ressort, value: ({ ressort }) => ressort, wide: true },
            { name: column.domain, value: ({ name }) => name, long: true },
            {
              name: column.stage,
              value: (domain) => {
                const stage = facts(domain)?.stage;
                return stage ? stages[stage] : land.unreleased;
              },
            },
            {
              name: land.officer,
              value: (domain) => (facts(domain) ? (facts(domain)?.officerNamed ? land.yes : land.no) : land.none),
            },
            {
              name: land.guideline,
              value: (domain) => facts(domain)?.guidelineDay ?? '',
              show: (domain) => {
                const day = facts(domain)?.guidelineDay;
                return day ? dayWords(day, texts) : land.none;
              },
            },
            {
              name: land.maturity,
              value: (domain) => mean(domain) ?? -1,
              show: (domain) => shown(mean(domain)),
              numeric: true,
            },
            { name: land.overdue, value: (domain) => facts(domain)?.overdue.join(', ') || land.none },
          ]}
          rows={view.domains}
          keyOf={({ id }) => id}
        />
      </div>
    </section>
  );
}
