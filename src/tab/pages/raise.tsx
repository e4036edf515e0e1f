// Page Alarmieren: pick or write, see the exact card, raise. From a scenario in three taps without typing.
import { Field, Select } from '@fluentui/react-components';
import { type ReactNode, useEffect, useReducer, useRef } from 'react';
import type { AlarmForm } from '../../http/contract.ts';
import { coreRoles, domainsFor, emptyForm, type Form, type FormStep, stepForm } from '../draft.ts';
import { CardPanel } from '../parts/card-panel.tsx';
import { Failure, Waiting } from '../parts/failure.tsx';
import { Heading } from '../parts/heading.tsx';
import { RaiseBar } from '../parts/raise-bar.tsx';
import { RaiseFields } from '../parts/raise-fields.tsx';
import { ReleaseField } from '../parts/release-field.tsx';
import { ScenarioReleases } from '../parts/scenario-releases.tsx';
import { ScenarioTiles } from '../parts/scenario-tiles.tsx';
import { usePreview } from '../preview.ts';
import { useTools, useView } from '../tools.ts';

/** Below this width the text stands under the tiles; a choice then moves to it. */
const narrow = '(max-width: 719px)';

export function RaisePage(): ReactNode {
  const { texts, me, begun } = useTools();
  const domains = domainsFor(me);
  const [form, step] = useReducer(stepForm, begun.form ?? emptyForm(domains[0]?.id ?? ''));
  useEffect(() => {
    begun.form = form;
  }, [begun, form]);
  const view = useView<AlarmForm>(`/api/alarms/form?domain=${encodeURIComponent(form.domain)}`, () => false);
  return (
    <>
      <Heading title={texts.tab.raise.title} />
      {domains.length > 1 && (
        <Field label={texts.tab.raise.domain} className="raise-domain">
          <Select value={form.domain} onChange={(_, data) => step({ type: 'domain', domain: data.value })}>
            {domains.map((domain) => (
              <option key={domain.id} value={domain.id}>
                {domain.name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {view.fault && !view.value && <Failure fault={view.fault} texts={texts} retry={view.reload} />}
      {!view.value && !view.fault && <Waiting texts={texts} />}
      {view.value && <Writing key={form.domain} possible={view.value} form={form} step={step} />}
    </>
  );
}

interface WritingProps {
  readonly possible: AlarmForm;
  readonly form: Form;
  readonly step: (step: FormStep) => void;
}

function Writing({ possible, form, step }: WritingProps): ReactNode {
  const preview = usePreview(form);
  const text = useRef<HTMLDivElement>(null);
  const choose = (choice: FormStep) => {
    step(choice);
    if (matchMedia(narrow).matches) text.current?.scrollIntoView({ block: 'start' });
  };
  return (
    <>
      <ScenarioTiles
        scenarios={possible.scenarios}
        chosen={form.scenario}
        lost={form.replaced !== null}
        onScenario={(scenario) => choose({ type: 'scenario', scenario })}
        onOwn={() => choose({ type: 'own', roles: coreRoles(possible) })}
        onUndo={() => step({ type: 'undo' })}
      />
      <div className="raise-columns" data-own={form.scenario === '' || form.scenario === 'own'} ref={text}>
        <RaiseFields
          form={form}
          possible={possible}
          step={step}
          fault={preview.fault}
          plan={preview.value?.plan ?? null}
        />
        <CardPanel
          preview={preview}
          channel={possible.channel}
          audience={form.audience !== 'none'}
          avoidTeams={form.avoidTeams}
        />
      </div>
      <ReleaseField form={form} preview={preview} step={step} />
      <ScenarioReleases domain={form.domain} />
      <RaiseBar form={form} preview={preview} />
    </>
  );
}
