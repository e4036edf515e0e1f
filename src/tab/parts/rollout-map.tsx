// Mapping of the tenant's groups to domains, and the waves: edited as a whole, checked row by row before it is saved.
import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { type KnownPlaces, type Rollout, type RolloutFault, rolloutFaults } from '../../domain/rollout.ts';
import type { RolloutView } from '../../http/contract-rollout.ts';
import { useAction } from '../action.ts';
import { useTools } from '../tools.ts';
import { Failure } from './failure.tsx';
import { Icon } from './icon.tsx';
import { GroupFields, WaveFields } from './rollout-rows.tsx';

type Mapping = NonNullable<RolloutView['mapping']>;

export function RolloutMap({ mapping, reload }: { mapping: Mapping; reload: () => void }): ReactNode {
  const { texts, api, say } = useTools();
  const words = texts.tab.rollout.map;
  const save = useAction();
  const [draft, write] = useState<{ readonly revision: number; readonly rollout: Rollout } | null>(null);
  const [faults, tell] = useState<readonly RolloutFault[]>([]);
  const rollout = draft?.rollout ?? mapping.rollout;
  const change = (part: Partial<Rollout>) =>
    write({ revision: draft?.revision ?? mapping.revision, rollout: { ...rollout, ...part } });
  const discard = () => {
    write(null);
    tell([]);
    save.clear();
  };
  const send = () => {
    const found = rolloutFaults(rollout, placesOf(mapping));
    tell(found);
    if (found.length > 0 || !draft) return;
    void save.run(async () => {
      await api.put('/api/rollout', draft);
      discard();
      say({ text: words.saved });
      reload();
    });
  };
  return (
    <details className="panel panel-body rollout-map" open={mapping.rollout.groups.length === 0}>
      <summary>
        <h2>{words.title}</h2>
      </summary>
      <p>{words.lead}</p>
      <h3>{words.groups}</h3>
      <ol className="plain-list">
        {rollout.groups.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; its id is typed by hand and may repeat.
          <li key={at}>
            <GroupFields
              row={row}
              mapping={mapping}
              label={words.row(at + 1)}
              set={(part) => change({ groups: rollout.groups.with(at, { ...row, ...part }) })}
              remove={() => change({ groups: rollout.groups.toSpliced(at, 1) })}
              up={at === 0 ? null : () => change({ groups: swapped(rollout.groups, at) })}
            />
            <Faults faults={faults} part="groups" row={at + 1} />
          </li>
        ))}
      </ol>
      <Button
        onClick={() => change({ groups: [...rollout.groups, { group: '', name: '', domain: '', unit: '', site: '' }] })}
      >
        {words.addGroup}
      </Button>
      <h3>{texts.tab.rollout.waves}</h3>
      <ol className="plain-list">
        {rollout.waves.map((wave, at) => (
          <li key={wave.id}>
            <WaveFields
              wave={wave}
              groups={rollout.groups}
              mapping={mapping}
              label={words.row(at + 1)}
              set={(part) => change({ waves: rollout.waves.with(at, { ...wave, ...part }) })}
              remove={() => change({ waves: rollout.waves.toSpliced(at, 1) })}
            />
            <Faults faults={faults} part="waves" row={at + 1} />
          </li>
        ))}
      </ol>
      <Button onClick={() => change({ waves: [...rollout.waves, freshWave(rollout)] })}>{words.addWave}</Button>
      <Failure fault={save.fault} texts={texts} />
      <div className="actions rollout-save">
        <Button appearance="primary" disabled={!draft || save.busy} onClick={send}>
          {words.save}
        </Button>
        <Button disabled={!draft || save.busy} onClick={discard}>
          {words.discard}
        </Button>
      </div>
    </details>
  );
}

/** A name for the new wave that none of the others has. */
function freshWave({ waves }: Rollout): Rollout['waves'][number] {
  const taken = new Set(waves.map(({ id }) => id));
  let count = waves.length + 1;
  while (taken.has(`welle-${count}`)) count += 1;
  return { id: `welle-${count}`, name: '', from: '', domains: [], groups: [] };
}

function swapped<Row>(rows: readonly Row[], at: number): readonly Row[] {
  const [upper, lower] = [rows[at - 1], rows[at]];
  return upper === undefined || lower === undefined ? rows : rows.with(at - 1, lower).with(at, upper);
}

function placesOf({ places }: Mapping): ReadonlyMap<string, KnownPlaces> {
  const ids = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id);
  return new Map(places.map(({ id, units, sites }) => [id, { units: ids(units), sites: ids(sites) }]));
}

function Faults(props: { faults: readonly RolloutFault[]; part: RolloutFault['part']; row: number }): ReactNode {
  const words = useTools().texts.tab.rollout.map.fault;
  const own = props.faults.filter(({ part, row }) => part === props.part && row === props.row);
  return own.map(({ code }) => (
    <p key={code} className="worry" role="alert">
      <Icon name="warning" size={16} /> {words[code]}
    </p>
  ));
}
