// Page Land: what the domains released, for the Zentralstelle. Sums, one figure in all domains, what they ask for.
import { type ReactNode, useState } from 'react';
import { type KpiId, kpiGroups, kpisOf } from '../../domain/kpi.ts';
import type { FigureView, LandSum, LandView } from '../../http/contract-kpi.ts';
import { ExportButton } from '../parts/export-button.tsx';
import { Failure, Waiting } from '../parts/failure.tsx';
import { FigureLine } from '../parts/figure-line.tsx';
import { Heading } from '../parts/heading.tsx';
import { KpiTrend } from '../parts/kpi-trend.tsx';
import { LandFacts, LandFigures, LandSupport } from '../parts/land-domains.tsx';
import { LandFigure } from '../parts/land-figure.tsx';
import { Modal } from '../parts/modal.tsx';
import { ShareLegend } from '../parts/share-bar.tsx';
import { useTools, useView } from '../tools.ts';

export function LandPage(): ReactNode {
  const { texts } = useTools();
  const { kpi } = texts.tab;
  const { value, fault, reload } = useView<LandView>('/api/land', (caseId) => caseId.startsWith('figures/'));
  const [opened, open] = useState<{ domain: string; id: KpiId } | null>(null);
  return (
    <>
      <Heading title={kpi.land.title} />
      <p className="lead">{kpi.land.lead}</p>
      <Failure fault={fault} texts={texts} retry={reload} />
      {!value && !fault && <Waiting texts={texts} />}
      {value && (
        <>
          <div className="kpi-bar">
            <p className="hint">
              {kpi.land.released(value.domains.filter(({ release }) => release).length, value.domains.length)} ·{' '}
              {kpi.version(value.version)}
            </p>
            <ExportButton path="/api/land/export" name={`${kpi.land.title}.xlsx`} />
          </div>
          <LandFigures view={value} onOpen={(domain, id) => open({ domain, id })} />
          <LandSupport view={value} />
          <Whole view={value} />
          <LandFacts view={value} />
        </>
      )}
      {opened && <LandFigure {...opened} onClose={() => open(null)} />}
    </>
  );
}

const asFigure = ({ domains: _domains, ...sum }: LandSum): FigureView => sum;

function Whole({ view }: { view: LandView }): ReactNode {
  const { kpi } = useTools().texts.tab;
  const [opened, open] = useState<KpiId | null>(null);
  const shown = view.sums.find(({ id }) => id === opened);
  return (
    <section aria-labelledby="whole">
      <h2 id="whole">{kpi.land.whole}</h2>
      <p className="hint">{kpi.land.wholeLead(view.domains.filter(({ release }) => release).length)}</p>
      <ShareLegend words={kpi.chartLegend} />
      <div className="kpi-groups">
        {kpiGroups.map((group) => (
          <section key={group} className="panel panel-body" aria-label={kpi.group[group]}>
            <h3>{kpi.group[group]}</h3>
            <ul className="plain-list">
              {view.sums
                .filter(({ id }) => kpisOf[group].includes(id))
                .map((sum) => (
                  <FigureLine key={sum.id} sum figure={asFigure(sum)} onOpen={() => open(sum.id)} />
                ))}
            </ul>
          </section>
        ))}
      </div>
      {shown && (
        <Modal title={`${shown.id} ${kpi.name[shown.id].name}`} busy={false} onClose={() => open(null)} actions={null}>
          <p>
            <strong>{kpi.formula}:</strong> {kpi.name[shown.id].formula}
          </p>
          <KpiTrend id={shown.id} trend={shown.trend} />
        </Modal>
      )}
    </section>
  );
}
