// One group and one wave of the mapping as fields.
import { Button, Checkbox, Field, Input, Select } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { GroupRow, Wave } from '../../domain/rollout.ts';
import type { DomainName } from '../../http/contract.ts';
import type { RolloutView } from '../../http/contract-rollout.ts';
import { useTools } from '../tools.ts';
import { Icon } from './icon.tsx';

type Mapping = NonNullable<RolloutView['mapping']>;

export function GroupFields(props: {
  row: GroupRow;
  mapping: Mapping;
  label: string;
  set: (part: Partial<GroupRow>) => void;
  remove: () => void;
  up: (() => void) | null;
}): ReactNode {
  const words = useTools().texts.tab.rollout.map;
  const { row, mapping, label, set, remove, up } = props;
  const domain = mapping.places.find(({ id }) => id === row.domain);
  const name = row.name || label;
  return (
    <fieldset className="rollout-row" aria-label={label}>
      <Field label={words.name}>
        <Input value={row.name} maxLength={120} onChange={(_, data) => set({ name: data.value })} />
      </Field>
      <Field label={words.group} className="rollout-id">
        <Input
          value={row.group}
          maxLength={40}
          spellCheck={false}
          onChange={(_, data) => set({ group: data.value.trim().toLowerCase() })}
        />
      </Field>
      <Field label={words.domain}>
        <Select value={row.domain} onChange={(_, data) => set({ domain: data.value, unit: '', site: '' })}>
          <option value="">{words.onlyWave}</option>
          {options(mapping.places)}
        </Select>
      </Field>
      {domain && domain.units.length > 0 && (
        <Field label={words.unit}>
          <Select value={row.unit} onChange={(_, data) => set({ unit: data.value })}>
            <option value="">{words.none}</option>
            {options(domain.units)}
          </Select>
        </Field>
      )}
      {domain && domain.sites.length > 0 && (
        <Field label={words.site}>
          <Select value={row.site} onChange={(_, data) => set({ site: data.value })}>
            <option value="">{words.none}</option>
            {options(domain.sites)}
          </Select>
        </Field>
      )}
      <span className="rollout-buttons">
        {up && <Button icon={<Icon name="up" />} aria-label={words.up(name)} title={words.up(name)} onClick={up} />}
        <Button
          icon={<Icon name="unavailable" />}
          aria-label={words.remove(name)}
          title={words.remove(name)}
          onClick={remove}
        />
      </span>
    </fieldset>
  );
}

export function WaveFields(props: {
  wave: Wave;
  groups: readonly GroupRow[];
  mapping: Mapping;
  label: string;
  set: (part: Partial<Wave>) => void;
  remove: () => void;
}): ReactNode {
  const words = useTools().texts.tab.rollout.map;
  const { wave, groups, mapping, label, set, remove } = props;
  const name = wave.name || label;
  const named = groups.map(({ group, name: own }) => ({ id: group, name: own || group }));
  return (
    <fieldset className="rollout-row" aria-label={label}>
      <Field label={words.waveName}>
        <Input value={wave.name} maxLength={120} onChange={(_, data) => set({ name: data.value })} />
      </Field>
      <Field label={words.from}>
        <Input type="date" value={wave.from} onChange={(_, data) => set({ from: data.value })} />
      </Field>
      <Picks label={words.domains} all={mapping.places} chosen={wave.domains} set={(domains) => set({ domains })} />
      <Picks label={words.waveGroups} all={named} chosen={wave.groups} set={(ids) => set({ groups: ids })} />
      <span className="rollout-buttons">
        <Button
          icon={<Icon name="unavailable" />}
          aria-label={words.remove(name)}
          title={words.remove(name)}
          onClick={remove}
        />
      </span>
    </fieldset>
  );
}

const options = (all: readonly DomainName[]) =>
  all.map(({ id, name }) => (
    <option key={id} value={id}>
      {name}
    </option>
  ));

function Picks(props: {
  label: string;
  all: readonly DomainName[];
  chosen: readonly string[];
  set: (ids: readonly string[]) => void;
}): ReactNode {
  const { label, all, chosen, set } = props;
  return (
    <details className="rollout-picks">
      <summary>
        {label} ({chosen.length})
      </summary>
      {all.map(({ id, name }) => (
        <Checkbox
          key={id}
          label={name}
          checked={chosen.includes(id)}
          onChange={(_, { checked }) => set(checked === true ? [...chosen, id] : chosen.filter((one) => one !== id))}
        />
      ))}
    </details>
  );
}
