// What processes demand of a resource, and how well it is proven.
import type { ReactNode } from 'react';
import type { Resource } from '../../domain/resource.ts';
import { resourceEvidence } from '../../domain/resource-gaps.ts';
import type { ResourceNeeds } from '../../domain/resource-needs.ts';
import { useTools } from '../tools.ts';
import { PageLink } from './page-link.tsx';

export function ResourceFigures(props: { resource: Resource; needs: ResourceNeeds; today: string }): ReactNode {
  const { registers } = useTools().texts.tab;
  const words = registers.resource;
  const { needs } = props;
  const hours = (value: number | null) => (value === null ? registers.none : registers.duration(value));
  const count = needs.users.length + needs.usersElsewhere;
  return (
    <section className="panel panel-body" aria-labelledby="resource-figures">
      <h2 id="resource-figures">{words.figures}</h2>
      <dl className="figures">
        <div>
          <dt>{words.rto}</dt>
          <dd>{hours(needs.rtoHours)}</dd>
        </div>
        <div>
          <dt>{words.rpo}</dt>
          <dd>{hours(needs.rpoHours)}</dd>
        </div>
        <div>
          <dt>{words.evidenceState}</dt>
          <dd>{registers.evidence[resourceEvidence(props.resource, needs, props.today)]}</dd>
        </div>
        <div>
          <dt>{words.usedBy}</dt>
          <dd>{count === 0 ? words.unused : words.users(count, needs.critical)}</dd>
        </div>
      </dl>
      <ul className="need-list">
        {needs.users.map(({ id, name, critical }) => (
          <li key={id}>
            <PageLink page={{ name: 'process', id }}>{name}</PageLink>
            {critical && <span className="hint">{registers.process.critical}</span>}
          </li>
        ))}
      </ul>
      {needs.usersElsewhere > 0 && <p className="hint">{words.elsewhere(needs.usersElsewhere)}</p>}
    </section>
  );
}
