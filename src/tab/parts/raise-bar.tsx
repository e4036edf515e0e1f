// The bar at the bottom: what it costs in one line, two separate buttons, and the last question before it goes out.
import { Button } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Mode } from '../../domain/alarm.ts';
import type { RaisedView } from '../../http/contract.ts';
import { useAction } from '../action.ts';
import { draftOf, type Form, faultOf } from '../draft.ts';
import type { Preview } from '../preview.ts';
import { useTools } from '../tools.ts';
import { Failure } from './failure.tsx';
import { Icon } from './icon.tsx';

/** A double tap on the first button must not press the second one that takes its place. */
const settle = 450;

/** The question that is open: as what, since when (event time), and the id that makes a repeat harmless. */
interface Armed {
  readonly mode: Mode;
  readonly since: number;
  readonly once: string;
}

export function RaiseBar({ form, preview }: { form: Form; preview: Preview }): ReactNode {
  const { texts } = useTools();
  const [armed, setArmed] = useState<Armed | null>(null);
  const bar = useRef<HTMLElement>(null);
  // Whatever changes in the form takes the question back: only what was seen may go out.
  useEffect(() => setArmed(null), [form]);
  useEffect(() => {
    if (armed) bar.current?.querySelector<HTMLElement>('[data-focus]')?.focus();
  }, [armed]);
  const arm = (mode: Mode, since: number) => {
    const fault = faultOf(form, mode, Date.now());
    preview.show(mode);
    preview.point(fault);
    if (!fault) setArmed({ mode, since, once: crypto.randomUUID() });
  };
  return (
    <section ref={bar} className="raise-bar" data-armed={armed?.mode ?? 'none'} aria-label={texts.tab.raise.title}>
      {armed ? (
        <Confirm form={form} preview={preview} armed={armed} onBack={() => setArmed(null)} />
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
                onClick={(event) => arm(mode, event.timeStamp)}
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
function costLine({ tab, refused }: Words, form: Form, preview: Preview): string {
  if (form.scenario === '') return tab.raise.hint;
  if (preview.fault) {
    const sentences: Readonly<Record<string, (detail: Readonly<Record<string, string | number>>) => string>> = refused;
    return sentences[preview.fault.code]?.(preview.fault.detail) ?? tab.raise.hint;
  }
  const { value } = preview;
  if (!value) return preview.busy ? tab.raise.counting : '';
  return tab.raise.cost(value.people, value.channels, value.seconds, value.euros);
}

function Confirm(props: { form: Form; preview: Preview; armed: Armed; onBack: () => void }): ReactNode {
  const { texts, api, begun, go } = useTools();
  const { raise, alarm } = texts.tab;
  const { form, armed } = props;
  const action = useAction();
  const value = props.preview.busy ? null : props.preview.value;
  const fault = value?.fault ?? null;
  const fire = () =>
    action.run(async () => {
      const draft = draftOf(form, armed.mode, Date.now());
      const raised = await api.post<RaisedView>('/api/alarms', { once: armed.once, draft });
      begun.form = null;
      const reached = raise.reach(value?.people ?? 0, value?.channels ?? 0);
      go(
        { name: 'alarm', id: raised.id },
        { text: alarm.raised(raised.number, armed.mode, reached), more: alarm.slip },
      );
    });
  return (
    <>
      <p className="raise-ask" role="status">
        <strong>{value ? raise.confirm[armed.mode](value.people, value.channels) : raise.counting}</strong>
        <span>{fault ? fault.text : form.nextStep}</span>
      </p>
      {action.fault && <Failure fault={action.fault} texts={texts} />}
      <div className="raise-buttons">
        <Button size="large" data-focus onClick={props.onBack} disabled={action.busy}>
          {texts.tab.cancel}
        </Button>
        <Button
          size="large"
          className={`raise-${armed.mode} raise-yes`}
          icon={<Icon name={armed.mode === 'real' ? 'alarm' : 'exercise'} />}
          disabledFocusable={action.busy || !value || fault !== null}
          onClick={(event) => {
            if (event.timeStamp - armed.since > settle) void fire();
          }}
        >
          {action.busy ? raise.busy[armed.mode] : raise.yes[armed.mode]}
        </Button>
      </div>
    </>
  );
}
