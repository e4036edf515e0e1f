// Before raising: that everybody else waits for a second person, or why not; and the word that does without one.
import { Field, Input } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Form, FormStep } from '../draft.ts';
import type { Preview } from '../preview.ts';
import { useTools } from '../tools.ts';
import { Icon } from './icon.tsx';

/** What will happen, in one sentence; '' where nobody else is told. */
export function releaseLine(texts: ReturnType<typeof useTools>['texts'], { value }: Preview): string {
  const way = value?.release ?? 'none';
  const { before, beforeFree } = texts.approval.tab;
  if (way === 'none') return '';
  return way === 'second-person' ? before : beforeFree[way];
}

export function ReleaseField(props: { form: Form; preview: Preview; step: (step: FormStep) => void }): ReactNode {
  const { form, preview, step } = props;
  const { texts } = useTools();
  const { tab } = texts.approval;
  if (form.audience === 'none') return null;
  const line = releaseLine(texts, preview) || tab.before;
  return (
    <section className="panel panel-body release" aria-labelledby="release-before">
      <h2 id="release-before">{tab.title}</h2>
      <p className="release-state">
        <Icon name="missing" /> <span>{line}</span>
      </p>
      {form.avoidTeams && preview.value?.release === 'second-person' && <p className="hint">{tab.beforeWithout}</p>}
      {preview.modes.includes('real') && (
        <details open={form.breakGlass !== ''}>
          <summary>{tab.glassOpen}</summary>
          <p className="hint">{tab.glassLead}</p>
          <Field label={tab.glassField}>
            <Input
              value={form.breakGlass}
              maxLength={20}
              autoComplete="off"
              onChange={(_, data) => step({ type: 'set', part: { breakGlass: data.value } })}
            />
          </Field>
        </details>
      )}
    </section>
  );
}
