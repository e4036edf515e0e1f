// What a plan says about itself, with its checklist: what is there and what is missing.
import type { ReactNode } from 'react';
import type { PlanContent } from '../../domain/plan.ts';
import { checklistOf, completeness, missingItems } from '../../domain/plan-checklist.ts';
import { missingMust, missingShould } from '../../domain/plan-status.ts';
import type { PlanPage } from '../../http/contract-plans.ts';
import { useTools } from '../tools.ts';
import { Icon } from './icon.tsx';

export function PlanDocument(props: { page: PlanPage; content: PlanContent; title: string }): ReactNode {
  const { texts } = useTools();
  const words = texts.planTab;
  const { content, page, title } = props;
  const { field } = texts.plan;
  const named = (ids: readonly string[]) => ids.map((id) => page.names[id] ?? id).join(', ');
  const facts: readonly (readonly [string | undefined, string])[] = [
    [field.number, content.number],
    [field.scope, content.scope],
    [field.classification, texts.plan.classification[content.classification]],
    [field.audience, content.audience],
    [field.storedAt, content.storedAt],
    [field.owner, page.names[content.owner] ?? words.nobody],
    [field.unit, content.unit],
    [field.reviewMonths, words.months(content.reviewMonths)],
    [field.retentionYears, words.years(content.retentionYears)],
    [field.processes, named(content.processes)],
    [field.resources, named(content.resources)],
  ];
  return (
    <section className="panel panel-body" aria-label={title}>
      <h2>{title}</h2>
      {content.summary !== '' && (
        <>
          <h3>{words.summary}</h3>
          <p className="plan-text">{content.summary}</p>
        </>
      )}
      <h3>{words.steps}</h3>
      {content.steps.length === 0 ? (
        <p className="hint">{words.noSteps}</p>
      ) : (
        <ol className="plan-measures">
          {content.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
      <h3>{words.facts}</h3>
      <dl className="plan-facts">
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <PlanGaps content={content} />
    </section>
  );
}

/** Fields and items that are missing; the covered ones fold away. */
export function PlanGaps({ content }: { content: PlanContent }): ReactNode {
  const { texts } = useTools();
  const words = texts.planTab;
  const fields = [...missingMust(content), ...missingShould(content)];
  const missing = missingItems(content);
  const percent = completeness(content);
  const covered = checklistOf(content.kind).filter((item) => !missing.includes(item));
  return (
    <>
      {fields.length > 0 && (
        <p className="worry">
          <Icon name="warning" size={16} /> {words.gaps} {fields.map((each) => texts.plan.field[each]).join(', ')}
        </p>
      )}
      {percent !== null && (
        <>
          <h3>{words.checklist(percent)}</h3>
          <progress className="plan-progress" max={100} value={percent} aria-label={words.checklist(percent)} />
          {missing.length === 0 ? (
            <p>
              <Icon name="check" size={16} /> {words.complete}
            </p>
          ) : (
            <>
              <p>{words.missing}</p>
              <ul className="plan-items">
                {missing.map((item) => (
                  <li key={item}>
                    <Icon name="missing" size={16} /> {texts.plan.item[item]}
                  </li>
                ))}
              </ul>
            </>
          )}
          {covered.length > 0 && (
            <details>
              <summary>
                {words.covered} {covered.length}
              </summary>
              <ul className="plan-items">
                {covered.map((item) => (
                  <li key={item}>
                    <Icon name="check" size={16} /> {texts.plan.item[item]}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </>
      )}
    </>
  );
}
