// Page Kennzahlen: figures, matrix, what falls due, and the release to the Zentralstelle, of one domain.
import type { ReactNode } from 'react';
import { DomainPage } from '../parts/figure-domain.tsx';
import { KpiFigures } from '../parts/kpi-figures.tsx';
import { KpiMatrix } from '../parts/kpi-matrix.tsx';
import { KpiRelease } from '../parts/kpi-release.tsx';
import { KpiTimeline } from '../parts/kpi-timeline.tsx';
import { PageLink } from '../parts/page-link.tsx';
import { useTools } from '../tools.ts';

const views = ['figures', 'matrix', 'timeline', 'release'] as const;

/** `view` '' is the first one. */
export function KpiPage({ view }: { view: string }): ReactNode {
  const { kpi } = useTools().texts.tab;
  const shown = views.find((one) => one === view) ?? 'figures';
  return (
    <DomainPage title={kpi.title} lead={kpi.lead}>
      {(domain) => (
        <>
          <nav className="kpi-views" aria-label={kpi.title}>
            {views.map((one) => (
              <PageLink key={one} page={{ name: 'kpi', id: one === 'figures' ? '' : one }} current={one === shown}>
                {kpi.views[one]}
              </PageLink>
            ))}
          </nav>
          {shown === 'figures' && <KpiFigures domain={domain} />}
          {shown === 'matrix' && <KpiMatrix domain={domain} />}
          {shown === 'timeline' && <KpiTimeline domain={domain} />}
          {shown === 'release' && <KpiRelease domain={domain} />}
        </>
      )}
    </DomainPage>
  );
}
