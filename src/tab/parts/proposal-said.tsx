// What a person said in her report, how she knows it, and who was asked to decide when.
import type { ReactNode } from 'react';
import type { ProposalSaid, ProposalView } from '../../http/contract.ts';
import { useTools } from '../tools.ts';
import { NumbersWhole } from './numbers-whole.tsx';

/** Facts first, the guess at the cause last. */
export function ProposalSaidBy({ said }: { said: ProposalSaid }): ReactNode {
  const { texts } = useTools();
  const { said: words, question, knowledge, theme } = texts.cards.report;
  const yes = said.yes.map((each) => question[each]);
  const facts: readonly (readonly [string, string])[] = [
    [words.effects, said.effects || words.unknown],
    [words.theme, theme[said.theme]],
    [words.triage, yes.length > 0 ? words.yes(yes) : words.no],
    [words.measures, said.measures],
    [words.cause, said.cause],
  ];
  return (
    <section aria-label={texts.tab.report.said}>
      <p>{texts.tab.report.reporter(said.reporter, knowledge[said.knowledge])}</p>
      <dl className="source-facts">
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        {said.callback !== '' && (
          <div>
            <dt>{words.callback}</dt>
            <dd>
              <NumbersWhole text={said.callback} call />
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

/** To whom it went and when, and where it goes next. */
export function ProposalSteps({ proposal, now }: { proposal: ProposalView; now: number }): ReactNode {
  const { texts } = useTools();
  const { report: words } = texts.tab;
  const { stage } = texts.cards.report;
  const { asked, next } = proposal;
  if (asked.length === 0) return null;
  return (
    <details open={asked.length > 1}>
      <summary>{words.went}</summary>
      <ol className="proposal-steps">
        {asked.map((step) => (
          <li key={`${step.stage} ${step.at}`}>
            {words.step(
              stage[step.stage],
              step.names.filter((name) => name !== '').join(', '),
              texts.moment(step.at, now),
            )}
          </li>
        ))}
        {next && <li>{words.next(stage[next.stage], texts.moment(next.at, now))}</li>}
      </ol>
    </details>
  );
}
