// Page Erreichbarkeit: who could not be reached now and why, in and outside of office hours, with what to do about it.
import { Button, Spinner } from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import type { ReachabilityDomains, ReachabilityView } from '../../http/contract-reachability.ts';
import { useAction } from '../action.ts';
import { DomainChoice } from '../parts/domain-choice.tsx';
import { Failure, Waiting } from '../parts/failure.tsx';
import { Heading } from '../parts/heading.tsx';
import { type Hours, PeopleGaps, RoleGaps } from '../parts/reach-gaps.tsx';
import { Trend } from '../parts/trend.tsx';
import { saveFile } from '../save-file.ts';
import { useTools, useView } from '../tools.ts';

const never = () => false;
/** While a check runs the view is read again so often, milliseconds. */
const lookEvery = 700;

export function ReachabilityPage(): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.reachability;
  const { value, fault, reload } = useView<ReachabilityDomains>('/api/reachability/domains', never);
  const [chosen, choose] = useState('');
  const domains = value?.domains ?? [];
  const domain = domains.find(({ id }) => id === chosen)?.id ?? domains[0]?.id;
  return (
    <>
      <Heading title={words.title} />
      <p className="lead">{words.lead}</p>
      <Failure fault={fault} texts={texts} retry={reload} />
      {!value && !fault && <Waiting texts={texts} />}
      {value && domain === undefined && <p className="hint">{words.noDomain}</p>}
      <DomainChoice label={words.domain} domains={domains} chosen={domain ?? ''} choose={choose} />
      {domain !== undefined && <OfDomain key={domain} domain={domain} />}
    </>
  );
}

function OfDomain({ domain }: { domain: string }): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.reachability;
  const view = useView<ReachabilityView>(`/api/reachability?domain=${encodeURIComponent(domain)}`, never);
  const { value, reload } = view;
  const [hours, setHours] = useState<Hours>('outside');
  const isRunning = value?.running === true;
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(reload, lookEvery);
    return () => clearInterval(timer);
  }, [isRunning, reload]);
  if (!value)
    return view.fault ? <Failure fault={view.fault} texts={texts} retry={reload} /> : <Waiting texts={texts} />;
  const { newest } = value;
  return (
    <>
      <Bar view={value} reload={reload} />
      {!newest && <p className="panel panel-body">{words.never}</p>}
      {newest && (
        <>
          <HoursChoice hours={hours} choose={setHours} />
          <Figures newest={newest} hours={hours} />
          <Technology newest={newest} />
          <RoleGaps roles={newest.roles} hours={hours} />
          <PeopleGaps people={newest.people} hours={hours} />
          <Trend history={value.history} now={value.now} />
        </>
      )}
    </>
  );
}

function Bar({ view, reload }: { view: ReachabilityView; reload: () => void }): ReactNode {
  const { texts, api } = useTools();
  const words = texts.tab.reachability;
  const check = useAction();
  const keep = useAction();
  const { domain, newest, running, nextAt, now, mayCheck } = view;
  const run = () =>
    check.run(async () => {
      await api.post('/api/reachability', { domain: domain.id });
      reload();
    });
  const save = () =>
    keep.run(async () => {
      const answer = await api.open(`/api/reachability/export?domain=${encodeURIComponent(domain.id)}`);
      saveFile(await answer.blob(), `${words.title}-${domain.id}.csv`);
    });
  return (
    <section className="reach-bar">
      <p role="status">
        {running ? (
          <Spinner size="tiny" label={words.running} labelPosition="after" />
        ) : (
          newest && words.asOf(texts.moment(newest.at, now))
        )}{' '}
        {nextAt > 0 && !running && words.next(texts.moment(nextAt, now))}
      </p>
      {mayCheck && (
        <div className="actions">
          <Button appearance="primary" disabled={check.busy || running} onClick={() => void run()}>
            {words.check}
          </Button>
          {newest?.people && (
            <Button disabled={keep.busy} onClick={() => void save()}>
              {words.export}
            </Button>
          )}
        </div>
      )}
      <Failure fault={check.fault ?? keep.fault} texts={texts} />
    </section>
  );
}

function HoursChoice({ hours, choose }: { hours: Hours; choose: (hours: Hours) => void }): ReactNode {
  const words = useTools().texts.tab.reachability;
  return (
    <>
      <fieldset aria-label={words.when} className="chips choice-set">
        {(['inside', 'outside'] as const).map((each) => (
          <button key={each} type="button" className="chip" aria-pressed={each === hours} onClick={() => choose(each)}>
            {words[each]}
          </button>
        ))}
      </fieldset>
      {hours === 'outside' && <p className="hint">{words.outsideHint}</p>}
    </>
  );
}

type Newest = NonNullable<ReachabilityView['newest']>;

function Figures({ newest, hours }: { newest: Newest; hours: Hours }): ReactNode {
  const words = useTools().texts.tab.reachability;
  const { numbers } = newest;
  const roles = hours === 'inside' ? numbers.rolesInside : numbers.rolesOutside;
  const facts: readonly (readonly [string, number, number])[] = [
    [words.people, numbers[hours], numbers.people],
    [words.rolesOk, roles, numbers.roles],
    [words.noDeputy, numbers.noDeputy, numbers.roles],
    [words.unconfirmed, numbers.wants.unconfirmed, numbers.people],
  ];
  return (
    <dl className="panel tally">
      {facts.map(([name, value, all]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <strong>{words.of(value, all)}</strong>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Technology({ newest }: { newest: Newest }): ReactNode {
  const words = useTools().texts.tab.reachability;
  const ways = (['teams', 'email', 'sms', 'voice'] as const).map(
    (way) => [words.wayName[way], words.way[newest.ways[way]], newest.ways[way]] as const,
  );
  const bridge = [words.bridgeName, words.bridge[newest.bridge], newest.bridge === 'ok' ? 'ok' : 'down'] as const;
  return (
    <section className="panel panel-body" aria-labelledby="technology">
      <h2 id="technology">{words.technology}</h2>
      <ul className="chips plain-list">
        {[...ways, bridge].map(([name, state, mark]) => (
          <li key={name} className="chip" data-mark={mark}>
            {name}: <strong>{state}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}
