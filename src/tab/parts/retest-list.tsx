// Tests that failed and have to be repeated: each is planned anew with one press.
import { type ReactNode, useState } from 'react';
import type { RetestRow } from '../../http/contract-reviews.ts';
import { useAction } from '../action.ts';
import { useTools } from '../tools.ts';
import { Failure } from './failure.tsx';
import { BusyButton } from './modal.tsx';
import { PageLink } from './page-link.tsx';

/** Days within which a failed test is to be repeated. */
const within = 60;
const dayAfter = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

export function RetestList(props: { domain: string; rows: readonly RetestRow[]; onDone: () => void }): ReactNode {
  const { texts, api, go } = useTools();
  const words = texts.tab.reviews;
  const action = useAction();
  const [once] = useState(() => crypto.randomUUID());
  if (props.rows.length === 0) return null;
  const plan = async ({ target, id, name, kind }: RetestRow, index: number) => {
    const isPlan = target === 'plan';
    const row = {
      title: words.retestTitle(name).slice(0, 200),
      // The same kind as failed: nothing less repairs it.
      type: kind,
      from: dayAfter(1),
      to: dayAfter(within),
      goal: words.retestGoal(name),
      outage: null,
      processes: [],
      resources: isPlan ? [] : [id],
      plans: isPlan ? [id] : [],
      targets: [],
      prepares: '',
      executes: '',
      means: '',
      impact: '',
      announced: true,
      offHours: false,
    };
    // A time over the turn of the year would not fit into the plan of one year.
    const lastOfYear = `${row.from.slice(0, 4)}-12-31`;
    const fitting = row.to > lastOfYear ? { ...row, to: lastOfYear } : row;
    let made = '';
    const wish = { once: `${once.slice(0, 30)}-${index}`, domain: props.domain, row: fitting, ready: null };
    const done = await action.run(async () => {
      made = (await api.post<{ id: string }>('/api/exercises', wish)).id;
    });
    if (!done) return;
    props.onDone();
    go({ name: 'exercise', id: made }, { text: words.retestPlanned(made.slice(made.indexOf('.') + 1)) });
  };
  return (
    <section className="panel panel-body" aria-labelledby="retests">
      <h2 id="retests">{words.retests}</h2>
      <p>{words.retestsLead}</p>
      <Failure fault={action.fault} texts={texts} />
      <ul className="finding-seen">
        {props.rows.map((row, index) => (
          <li key={`${row.target}/${row.id}`}>
            <span>
              <PageLink page={{ name: row.target, id: row.id }}>{row.name}</PageLink> (
              {words.retestFailed(row.reference, texts.exercise.type[row.kind], row.late)})
            </span>
            {row.planned !== '' && (
              <PageLink page={{ name: 'exercise', id: `${props.domain}.${row.planned}` }}>
                {words.retestPlanned(row.planned)}
              </PageLink>
            )}
            {row.planned === '' && row.mayPlan && (
              <BusyButton busy={action.busy} words={words.retestPlan} onPress={() => void plan(row, index)} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
