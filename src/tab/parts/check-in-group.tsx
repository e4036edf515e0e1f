// Whom a check-in asks: roles, everybody of a domain, single people, an imported list; all of it together.
import { Checkbox, Input } from '@fluentui/react-components';
import { type ReactNode, useDeferredValue, useState } from 'react';
import type { CheckInSearch } from '../../http/contract-check-ins.ts';
import { type AskForm, type Chosen, toggled } from '../check-in-draft.ts';
import { useTools, useView } from '../tools.ts';
import { AreaPicker } from './area-picker.tsx';
import type { FieldsProps } from './check-in-fields.tsx';
import { CheckInImportField } from './check-in-import.tsx';
import { Failure } from './failure.tsx';
import { Icon } from './icon.tsx';

export function CheckInGroupFields(props: FieldsProps): ReactNode {
  const { texts } = useTools();
  const words = texts.checkInTab.form;
  const { form, change } = props;
  return (
    <section className="panel panel-body check-fields" aria-labelledby="group">
      <h2 id="group">{words.whom}</h2>
      <Roles {...props} />
      <Domains {...props} />
      <fieldset>
        <legend>{texts.tab.areas.title}</legend>
        <AreaPicker
          domains={props.possible.domains}
          whole={false}
          areas={form.areas}
          onChange={(areas) => change({ areas })}
        />
      </fieldset>
      <fieldset>
        <legend>{words.single}</legend>
        <Single form={form} change={change} />
      </fieldset>
      <CheckInImportField form={form} change={change} />
    </section>
  );
}

function Roles({ possible, form, change }: FieldsProps): ReactNode {
  const { texts } = useTools();
  const words = texts.checkInTab.form;
  const filled = possible.roles.filter(({ holders }) => holders > 0);
  const all = filled.map(({ kind }) => kind);
  return (
    <fieldset className="check-list">
      <legend>{words.roles}</legend>
      <Checkbox
        label={words.allRoles}
        checked={form.roles.length === all.length ? true : form.roles.length > 0 && 'mixed'}
        onChange={(_, data) => change({ roles: data.checked === true ? all : [] })}
      />
      {filled.map(({ kind, holders }) => (
        <Checkbox
          key={kind}
          label={words.roleLine(texts.role[kind], holders)}
          checked={form.roles.includes(kind)}
          onChange={(_, data) => change({ roles: toggled(form.roles, kind, data.checked === true) })}
        />
      ))}
      <Checkbox
        label={words.deputies}
        checked={form.deputies}
        onChange={(_, data) => change({ deputies: data.checked === true })}
      />
    </fieldset>
  );
}

function Domains({ possible, form, change }: FieldsProps): ReactNode {
  const words = useTools().texts.checkInTab.form;
  return (
    <fieldset className="check-list">
      <legend>{words.domains}</legend>
      {possible.domains.map(({ id, name, people }) => (
        <Checkbox
          key={id}
          label={words.domainLine(name, people)}
          checked={form.domains.includes(id)}
          onChange={(_, data) => change({ domains: toggled(form.domains, id, data.checked === true) })}
        />
      ))}
    </fieldset>
  );
}

function Single({ form, change }: { form: AskForm; change: FieldsProps['change'] }): ReactNode {
  const { texts } = useTools();
  const words = texts.checkInTab.form;
  const [query, setQuery] = useState('');
  const asked = useDeferredValue(query.trim());
  const path = `/api/check-ins/search?${new URLSearchParams({ domain: form.domain, q: asked })}`;
  const view = useView<CheckInSearch>(path, () => false);
  const taken = new Set(form.single.map(({ id }) => id));
  const found = asked.length < 2 ? [] : (view.value?.people ?? []).filter(({ id }) => !taken.has(id));
  const take = (person: Chosen) => {
    change({ single: [...form.single, { id: person.id, name: person.name }] });
    setQuery('');
  };
  return (
    <>
      <div className="chips">
        {form.single.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            className="chip"
            aria-label={words.take(name)}
            onClick={() => change({ single: form.single.filter((each) => each.id !== id) })}
          >
            {name} <Icon name="unavailable" size={16} />
          </button>
        ))}
      </div>
      <Input
        type="search"
        value={query}
        aria-label={words.find}
        placeholder={words.find}
        onChange={(_, data) => setQuery(data.value)}
      />
      <Failure fault={view.fault} texts={texts} />
      <ul className="check-found">
        {found.map((person) => (
          <li key={person.id}>
            <button type="button" className="chip" onClick={() => take(person)}>
              <Icon name="check" size={16} />
              {person.name}, {person.jobTitle}
            </button>
          </li>
        ))}
      </ul>
      {asked.length >= 2 && view.value && found.length === 0 && <p className="hint">{words.notFound}</p>}
    </>
  );
}
