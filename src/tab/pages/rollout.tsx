// Page Rollout: whom the bot can address per domain, who is missing and why, the waves, and the nightly run.
import { Button } from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import type { Coverage, RolloutView, WaveView } from '../../http/contract-rollout.ts';
import { Failure, Waiting } from '../parts/failure.tsx';
import { Heading } from '../parts/heading.tsx';
import { Icon } from '../parts/icon.tsx';
import { type ListColumn, ListTable } from '../parts/list-table.tsx';
import { RolloutMap } from '../parts/rollout-map.tsx';
import { RolloutMissing } from '../parts/rollout-missing.tsx';
import { RolloutRun } from '../parts/rollout-run.tsx';
import { dayWords } from '../record-words.ts';
import { useTools, useView } from '../tools.ts';

const about = (caseId: string) => caseId.startsWith('rollout/') || caseId.startsWith('tenant-sync/');
/** While a run goes on the view is read again so often, milliseconds. */
const lookEvery = 2_000;

export function RolloutPage(): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.rollout;
  const { value, fault, reload } = useView<RolloutView>('/api/rollout', about);
  const [chosen, choose] = useState('');
  const isRunning = value?.run.now !== null && value !== null;
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(reload, lookEvery);
    return () => clearInterval(timer);
  }, [isRunning, reload]);
  const domain =
    value?.domains.find(({ id }) => id === chosen) ?? (value?.domains.length === 1 ? value.domains[0] : null);
  return (
    <>
      <Heading title={words.title} />
      <p className="lead">{words.lead}</p>
      <Failure fault={fault} texts={texts} retry={reload} />
      {!value && !fault && <Waiting texts={texts} />}
      {value && (
        <>
          <RolloutRun view={value} reload={reload} />
          <Domains view={value} choose={choose} chosen={domain?.id ?? ''} />
          {domain && <RolloutMissing key={domain.id} domain={domain} />}
          <Waves waves={value.waves} />
          {value.mapping && <RolloutMap mapping={value.mapping} reload={reload} />}
        </>
      )}
    </>
  );
}

const shareOf = ({ people, reached }: Coverage) => (people === 0 ? 0 : reached / people);
/** Never 100 % while somebody is missing. */
const percentOf = (coverage: Coverage) => Math.floor(shareOf(coverage) * 100);

/** The share as a bar with its number: no colour says what the words do not. */
function Share({ coverage }: { coverage: Coverage }): ReactNode {
  const { rollout } = useTools().texts.tab;
  if (coverage.people === 0) return '–';
  return (
    <span className="rollout-share">
      <progress max={100} value={percentOf(coverage)} aria-hidden="true" />
      {rollout.share(percentOf(coverage))}
    </span>
  );
}

function Domains(props: { view: RolloutView; chosen: string; choose: (id: string) => void }): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.rollout;
  const { view, chosen, choose } = props;
  type Row = RolloutView['domains'][number];
  const sum = view.domains.reduce(
    (all, { people, reached }) => ({ people: all.people + people, reached: all.reached + reached, missing: {} }),
    { people: 0, reached: 0, missing: {} } as Coverage,
  );
  const missing = ({ people, reached }: Row) => people - reached;
  const columns: readonly ListColumn<Row>[] = [
    { name: words.column.domain, by: ({ name }) => name, show: ({ name }) => name },
    { name: words.column.share, by: shareOf, show: (row) => <Share coverage={row} /> },
    {
      name: words.column.people,
      by: ({ people }) => people,
      show: ({ reached, people }) => words.of(reached, people),
      numeric: true,
    },
    {
      name: words.column.missing,
      by: missing,
      show: (row) => (
        <Button
          size="small"
          aria-label={`${missing(row)}: ${words.show(row.name)}`}
          aria-pressed={row.id === chosen}
          onClick={() => choose(row.id)}
        >
          {missing(row)}
        </Button>
      ),
    },
  ];
  return (
    <section aria-labelledby="coverage">
      <h2 id="coverage">{words.domains}</h2>
      {view.domains.length > 1 && (
        <p className="panel panel-body rollout-total">
          <strong>{words.total}:</strong> <Share coverage={sum} /> {words.of(sum.reached, sum.people)}
        </p>
      )}
      {sum.people === 0 && <p className="hint">{words.noPeople}</p>}
      <ListTable label={words.domains} columns={columns} rows={view.domains} keyOf={({ id }) => id} />
    </section>
  );
}

function Waves({ waves }: { waves: readonly WaveView[] }): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.rollout;
  const columns: readonly ListColumn<WaveView>[] = [
    { name: words.column.wave, by: ({ name }) => name, show: ({ name }) => name },
    { name: words.column.from, by: ({ from }) => from, show: ({ from }) => dayWords(from, texts) },
    {
      name: words.column.state,
      by: ({ begun }) => String(begun),
      show: ({ begun }) => (
        <span className="rollout-state">
          <Icon name={begun ? 'check' : 'missing'} size={16} /> {begun ? words.begun : words.notBegun}
        </span>
      ),
    },
    { name: words.column.share, by: shareOf, show: (row) => <Share coverage={row} /> },
    {
      name: words.column.people,
      by: ({ people }) => people,
      show: ({ reached, people }) => words.of(reached, people),
      numeric: true,
    },
  ];
  return (
    <section aria-labelledby="waves">
      <h2 id="waves">{words.waves}</h2>
      {waves.length === 0 && <p className="panel panel-body">{words.noWaves}</p>}
      {waves.length > 0 && (
        <>
          <p className="hint">{words.wavesHint}</p>
          <ListTable label={words.waves} columns={columns} rows={waves} keyOf={({ id }) => id} />
        </>
      )}
    </section>
  );
}
