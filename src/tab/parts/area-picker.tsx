// Chooses units, sites and, where it is offered, whole domains: a list with counts, a search, and what is chosen.
import { Checkbox, Field, Input, Select } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { type Area, namesIn } from '../../domain/structure.ts';
import type { DomainName } from '../../http/contract.ts';
import type { StructureView } from '../../http/contract-structure.ts';
import { areaIn, choicesOf, withArea } from '../areas.ts';
import { toggled } from '../check-in-draft.ts';
import { useTools, useView } from '../tools.ts';
import { Failure, Waiting } from './failure.tsx';
import { Icon } from './icon.tsx';

interface PickerProps {
  readonly domains: readonly DomainName[];
  /** Whole domains may be chosen here, too. */
  readonly whole: boolean;
  readonly areas: readonly Area[];
  readonly onChange: (areas: readonly Area[]) => void;
}

const useStructure = (domain: string) =>
  useView<StructureView>(`/api/structure?${new URLSearchParams({ domain })}`, () => false);

export function AreaPicker({ domains, whole, areas, onChange }: PickerProps): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.areas;
  const [domain, show] = useState(domains[0]?.id ?? '');
  const change = (area: Area) => onChange(withArea(areas, area));
  return (
    <div className="areas">
      <p className="hint">{words.hint}</p>
      {areas.length > 0 && (
        <div className="chips">
          {areas.map((area) => (
            <Chosen key={area.domain} area={area} onChange={change} />
          ))}
        </div>
      )}
      {domains.length > 1 && (
        <Field label={words.domain}>
          <Select value={domain} onChange={(_, data) => show(data.value)}>
            {domains.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <InDomain key={domain} whole={whole} area={areaIn(areas, domain)} onChange={change} />
    </div>
  );
}

interface AreaProps {
  readonly area: Area;
  readonly onChange: (area: Area) => void;
}

function Chosen({ area, onChange }: AreaProps): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.areas;
  const { value } = useStructure(area.domain);
  if (!value) return null;
  const chip = (key: string, name: string, without: Area) => (
    <button key={key} type="button" className="chip" aria-label={words.remove(name)} onClick={() => onChange(without)}>
      {name} <Icon name="unavailable" size={16} />
    </button>
  );
  if (area.whole) return chip('whole', words.wholeShort(value.domain.name), { ...area, whole: false });
  const nameOf = (part: Pick<Area, 'units' | 'sites'>) => namesIn({ ...area, ...part }, value, '')[0] ?? '';
  return (
    <>
      {area.units.map((id) =>
        chip(`unit ${id}`, nameOf({ units: [id], sites: [] }), { ...area, units: toggled(area.units, id, false) }),
      )}
      {area.sites.map((id) =>
        chip(`site ${id}`, nameOf({ units: [], sites: [id] }), { ...area, sites: toggled(area.sites, id, false) }),
      )}
    </>
  );
}

function InDomain({ whole, area, onChange }: AreaProps & { whole: boolean }): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.areas;
  const view = useStructure(area.domain);
  const [query, search] = useState('');
  if (!view.value)
    return view.fault ? <Failure fault={view.fault} texts={texts} retry={view.reload} /> : <Waiting texts={texts} />;
  const { domain, people, units, sites } = view.value;
  return (
    <>
      {whole && (
        <Checkbox
          label={words.whole(domain.name, people)}
          checked={area.whole}
          onChange={(_, data) => onChange({ ...area, whole: data.checked === true })}
        />
      )}
      {units.length + sites.length === 0 ? (
        <p className="hint">{words.none}</p>
      ) : (
        !area.whole && (
          <>
            <Input
              type="search"
              value={query}
              aria-label={words.find}
              placeholder={words.find}
              onChange={(_, data) => search(data.value)}
            />
            <Lines view={view.value} query={query} area={area} onChange={onChange} />
          </>
        )
      )}
    </>
  );
}

function Lines({ view, query, area, onChange }: AreaProps & { view: StructureView; query: string }): ReactNode {
  const { texts } = useTools();
  const words = texts.tab.areas;
  const { units, sites } = choicesOf(view, area, query);
  if (units.length + sites.length === 0) return <p className="hint">{words.notFound}</p>;
  return (
    <div className="area-lines">
      {units.length > 0 && (
        <fieldset>
          <legend>{words.units}</legend>
          {units.map(({ id, name, depth, people, chosen }) => (
            <Checkbox
              key={id}
              className={`area-line depth-${Math.min(query.trim() === '' ? depth : 0, 3)}`}
              label={words.unitLine(name, people)}
              checked={chosen !== 'no'}
              disabled={chosen === 'above'}
              onChange={(_, data) => onChange({ ...area, units: toggled(area.units, id, data.checked === true) })}
            />
          ))}
        </fieldset>
      )}
      {sites.length > 0 && (
        <fieldset>
          <legend>{words.sites}</legend>
          {sites.map(({ id, name, address, people, chosen }) => (
            <Checkbox
              key={id}
              className="area-line"
              label={words.siteLine(name, address, people)}
              checked={chosen}
              onChange={(_, data) => onChange({ ...area, sites: toggled(area.sites, id, data.checked === true) })}
            />
          ))}
        </fieldset>
      )}
    </div>
  );
}
