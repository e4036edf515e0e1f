// The bar at the bottom: what it costs in one line, two separate buttons, and the last question before it goes out.
import { Button } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Mode } from '../../domain/alarm.ts';
import type { RaisedView } from '../../http/contract.ts';
import { useAction } from '../action.ts';
import { loadOf } from '../audience.ts';
import { draftOf, type Form, faultOf } from '../draft.ts';
import { faultSentence } from '../fault-sentence.ts';
import type { Preview } from '../preview.ts';
import { useTools } from '../tools.ts';
import { Failure } from './failure.tsx';
import { Icon } from './icon.tsx';
import { releaseLine } from './release-field.tsx';

/** A double tap on the first button must not press the second one that takes its place. */
const settle = 450;

/** The question that is open: as what, and the id that makes a repeated request harmless. */
interface Armed {
  readonly mode: Mode;
  readonly once: string;
  /** The form as it was asked about: whatever changes in it takes the question back. */
  readonly form: Form;
}

export function RaiseBar({ form, preview }: { form: Form; preview: Preview }): ReactNode {
  const { texts } = useTools();
  const [question, ask] = useState<Armed | null>(null);
  const armed = question?.form === form ? question : null;
  const bar = useRef<HTMLElement>(null);
  useEffect(() => {
    if (armed) bar.current?.querySelector<HTMLElement>('[data-focus]')?.focus();
  }, [armed]);
  const arm = (mode: Mode) => {
    const fault = faultOf(form, mode, Date.now());
    preview.show(mode);
    preview.point(fault);
    if (!fault) ask({ mode, once: crypto.randomUUID(), form });
  };
  return (
    <section ref={bar} className="raise-bar" data-armed={armed?.mode ?? 'none'} aria-label={texts.tab.raise.title}>
      {armed ? (
        <Confirm form={form} preview={preview} armed={armed} onBack={() => ask(null)} />
      ) : (
        <>
          <p className="raise-cost" role="status">
            {costLine(texts, form, preview)}
          </p>
          <div className="raise-buttons">
            {preview.modes.map((mode) => (
              <Button
                key={mode}
                size="large"
                className={`raise-${mode}`}
                icon={<Icon name={mode === 'real' ? 'alarm' : 'exercise'} />}
                onClick={() => arm(mode)}
              >
                {texts.tab.raise.do[mode]}
              </Button>
            ))}
          </div>
        </>
      )}
    </section>
  );
}

type Words = ReturnType<typeof useTools>['texts'];

/** Head count, duration and price in one line; or what is missing. */
function costLine(texts: Words, form: Form, preview: Preview): string {
  const { raise } = texts.tab;
  if (form.scenario === '') return raise.hint;
  const { value } = preview;
  const fault = preview.fault ?? (value ? null : faultOf(form, preview.mode, Date.now()));
  if (fault) return faultSentence(texts, fault) ?? raise.hint;
  if (!value) return preview.busy ? raise.counting : '';
  if (value.fault) return value.fault.text;
  const { audience } = texts.tab;
  if (value.audience) {
    const reached = audience.cost(value.people, value.audience.people);
    return `${reached} · ${audience.load(loadOf(value).messages, value.seconds, value.euros)}`;
  }
  return raise.cost(value.people, value.channels, value.seconds, value.euros);
}

function Confirm(props: { form: Form; preview: Preview; armed: Armed; onBack: () => void }): ReactNode {
  const { texts, api, begun, go } = useTools();
  const { raise, alarm, audience } = texts.tab;
  const { form, armed } = props;
  const { value, busy } = props.preview;
  const load = value ? loadOf(value) : null;
  const reached = value && load ? raise.reach(load.people, value.channels) : '';
  // Everybody means everybody: question and button say so, with the number as soon as it is known.
  const everybody = form.audience === 'everybody';
  const number = value?.audience && load ? load.people : null;
  const action = useAction();
  const settled = useSettled();
  const fault = busy ? null : (value?.fault ?? null);
  const fire = () =>
    action.run(async () => {
      const draft = draftOf(form, armed.mode, Date.now());
      const raised = await api.post<RaisedView>('/api/alarms', { once: armed.once, draft });
      begun.form = null;
      // Whoever waits for the second yes is not reached yet.
      const now = value?.release === 'second-person' ? raise.reach(value.people, value.channels) : reached;
      const notice = { text: alarm.raised(raised.number, armed.mode, now), more: alarm.slip[armed.mode] };
      go({ name: 'alarm', id: raised.id }, notice);
    });
  return (
    <>
      <p className="raise-ask" role="status">
        <strong>
          {everybody && <Icon name="warning" />}
          {everybody ? audience.confirm[armed.mode](number) : raise.confirm[armed.mode](reached)}
        </strong>
        <span className="raise-step">{fault ? fault.text : form.nextStep}</span>
        {!fault && form.audience !== 'none' && (
          <span className="raise-step">{audience.stepOfAll(form.audienceStep.trim())}</span>
        )}
        {!fault && value?.audience && load && (
          <span className="raise-load">
            {audience.cost(value.people, value.audience.people)} ·{' '}
            {audience.load(load.messages, value.seconds, value.euros)}
          </span>
        )}
      </p>
      {!fault && form.audience !== 'none' && <p>{releaseLine(texts, props.preview)}</p>}
      <Failure fault={action.fault} texts={texts} />
      <div className="raise-buttons">
        <Button size="large" data-focus onClick={props.onBack} disabled={action.busy}>
          {texts.tab.cancel}
        </Button>
        <Button
          size="large"
          className={`raise-${armed.mode} raise-yes`}
          icon={<Icon name={armed.mode === 'real' ? 'alarm' : 'exercise'} />}
          disabledFocusable={!settled || action.busy || fault !== null}
          onClick={() => void fire()}
        >
          {action.busy && raise.busy[armed.mode]}
          {!action.busy && (everybody ? audience.yes[armed.mode](number) : raise.yes[armed.mode])}
        </Button>
      </div>
    </>
  );
}

function useSettled(): boolean {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), settle);
    return () => clearTimeout(timer);
  }, []);
  return settled;
}
