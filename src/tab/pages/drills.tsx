// Page Alarmierungsübungen: what is planned in which window, the windows that were agreed, and what came of it.
import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { DrillsView } from '../../http/contract-drills.ts';
import { PlanDrill } from '../parts/drill-plan.tsx';
import { PlannedDrills } from '../parts/drill-planned.tsx';
import { DrillResults } from '../parts/drill-results.tsx';
import { DrillWindows } from '../parts/drill-windows.tsx';
import { Failure, Waiting } from '../parts/failure.tsx';
import { DomainPage } from '../parts/figure-domain.tsx';
import { useTools, useView } from '../tools.ts';

export function DrillsPage(): ReactNode {
  const { drills } = useTools().texts;
  return (
    <DomainPage title={drills.title} lead={drills.lead}>
      {(domain) => <OfDomain domain={domain} />}
    </DomainPage>
  );
}

function OfDomain({ domain }: { domain: string }): ReactNode {
  const { texts } = useTools();
  const words = texts.drills;
  const [plans, plan] = useState(false);
  const { value, fault, reload } = useView<DrillsView>(
    `/api/drills?domain=${encodeURIComponent(domain)}`,
    (id) => id === `drill-book/${domain}`,
  );
  if (!value) return fault ? <Failure fault={fault} texts={texts} retry={reload} /> : <Waiting texts={texts} />;
  return (
    <>
      <Failure fault={fault} texts={texts} retry={reload} />
      <section className="panel panel-body" aria-labelledby="drills-planned">
        <h2 id="drills-planned">{words.next.title}</h2>
        <PlannedDrills view={value} onDone={reload} />
        {value.me.plans && (
          <p>
            <Button appearance="primary" onClick={() => plan(true)}>
              {words.next.plan}
            </Button>
          </p>
        )}
      </section>
      <DrillWindows view={value} onDone={reload} />
      <DrillResults view={value} />
      {plans && <PlanDrill view={value} exercise="" onClose={() => plan(false)} onDone={reload} />}
    </>
  );
}
