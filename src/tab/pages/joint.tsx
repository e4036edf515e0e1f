// Page Gemeinsames Ereignis: call several domains at once, and see which of their crisis teams can work.
import { Button, Checkbox, Field, Input, Radio, RadioGroup, Textarea } from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import type { Mode } from '../../domain/alarm.ts';
import { jointLevels } from '../../domain/joint-event.ts';
import type { JointForm, JointList, JointView } from '../../http/contract-joint.ts';
import { useAction } from '../action.ts';
import { Failure, Waiting } from '../parts/failure.tsx';
import { Heading } from '../parts/heading.tsx';
import { Icon, type IconName } from '../parts/icon.tsx';
import { Mark } from '../parts/mark.tsx';
import { BusyButton, Modal } from '../parts/modal.tsx';
import { PageLink } from '../parts/page-link.tsx';
import { useNow, useTools, useView } from '../tools.ts';

/** No notices come for what is not one's own: the page reads again by itself. */
const rereadEvery = 5_000;

function useRepeated<T>(path: string) {
  const view = useView<T>(path, () => false);
  const { reload } = view;
  useEffect(() => {
    const timer = setInterval(reload, rereadEvery);
    return () => clearInterval(timer);
  }, [reload]);
  return view;
}

export function JointPage({ id }: { id: string }): ReactNode {
  return id === '' ? <Calling /> : <OneEvent id={id} />;
}

function OneEvent({ id }: { id: string }): ReactNode {
  const { texts } = useTools();
  const view = useRepeated<JointView>(`/api/joint/${encodeURIComponent(id)}`);
  return (
    <>
      <PageLink className="back" page={{ name: 'joint', id: '' }}>
        <Icon name="back" size={16} />
        {texts.joint.all}
      </PageLink>
      <Heading title={texts.joint.title} />
      {!view.value && !view.fault && <Waiting texts={texts} />}
      {!view.value && <Failure fault={view.fault} texts={texts} retry={view.reload} />}
      {view.value && <Standing event={view.value} />}
    </>
  );
}

const icons: Readonly<Record<JointView['domains'][number]['state'], IconName>> = {
  calling: 'missing',
  'not-yet': 'missing',
  staffed: 'check',
  ended: 'calm',
  failed: 'warning',
};

function Standing({ event }: { event: JointView }): ReactNode {
  const { texts } = useTools();
  const now = useNow(30_000);
  const { column, state, calledAt } = texts.joint;
  const of = { mode: event.mode, exerciseName: event.exerciseName, number: '', ending: null };
  return (
    <section className="panel joint">
      <Mark of={of} />
      <div className="panel-body">
        <h2>{event.what}</h2>
        <p className="hint">{calledAt(texts.moment(event.calledAt, now))}</p>
        <table>
          <thead>
            <tr>
              <th scope="col">{column.domain}</th>
              <th scope="col">{column.state}</th>
              <th scope="col">{column.at}</th>
            </tr>
          </thead>
          <tbody>
            {event.domains.map((one) => (
              <tr key={one.name}>
                <th scope="row">{one.name}</th>
                <td>
                  <Icon name={icons[one.state]} size={16} /> {state[one.state]}
                  {one.why !== '' && <span className="hint"> {one.why}</span>}
                </td>
                <td>{one.at === null ? '' : texts.moment(one.at, now)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Mark of={of} />
    </section>
  );
}

function Calling(): ReactNode {
  const { texts } = useTools();
  const view = useView<JointForm>('/api/joint/form', () => false);
  return (
    <>
      <Heading title={texts.joint.title} />
      <p>{texts.joint.lead}</p>
      {!view.value && !view.fault && <Waiting texts={texts} />}
      {!view.value && <Failure fault={view.fault} texts={texts} retry={view.reload} />}
      {view.value && <CallForm form={view.value} />}
      <Earlier />
    </>
  );
}

function Earlier(): ReactNode {
  const { texts } = useTools();
  const now = useNow(30_000);
  const list = useRepeated<JointList>('/api/joint');
  const events = list.value?.events ?? [];
  return (
    <section className="panel panel-body" aria-labelledby="earlier">
      <h2 id="earlier">{texts.joint.earlier}</h2>
      {list.value && events.length === 0 && <p>{texts.joint.none}</p>}
      <ul className="joint-list">
        {events.map((event) => (
          <li key={event.id}>
            <PageLink page={{ name: 'joint', id: event.id }}>{event.what}</PageLink>
            <span className="hint">
              {' '}
              {texts.cards.toast[event.mode]} · {texts.joint.calledAt(texts.moment(event.calledAt, now))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Those that can be called come first. */
const byConsent = (domains: JointForm['domains']) =>
  [...domains].sort((a, b) => Number(b.consents) - Number(a.consents));

function CallForm({ form }: { form: JointForm }): ReactNode {
  const { texts, api, go } = useTools();
  const words = texts.joint;
  const [what, setWhat] = useState('');
  const [where, setWhere] = useState('');
  const [exerciseName, setName] = useState('');
  const [level, setLevel] = useState<(typeof jointLevels)[number]>('CRISIS');
  const [chosen, choose] = useState<readonly string[]>([]);
  const [asked, ask] = useState<{ mode: Mode; once: string } | null>(null);
  const action = useAction();
  const isMissing = chosen.length === 0 || what.trim() === '' || where.trim() === '';
  const fire = () =>
    action.run(async () => {
      if (!asked) return;
      const call = { mode: asked.mode, exerciseName, what, where, since: Date.now(), level, domains: [...chosen] };
      const { id } = await api.post<{ id: string }>('/api/joint', { once: asked.once, call });
      go({ name: 'joint', id }, { text: words.done });
    });
  return (
    <section className="panel panel-body raise-fields">
      <Field label={words.what} required>
        <Textarea value={what} rows={2} resize="vertical" onChange={(_, data) => setWhat(data.value)} />
      </Field>
      <Field label={words.where} required>
        <Input value={where} onChange={(_, data) => setWhere(data.value)} />
      </Field>
      <Field label={words.level}>
        <RadioGroup layout="horizontal" value={level} onChange={(_, data) => setLevel(data.value as typeof level)}>
          {jointLevels.map((one) => (
            <Radio key={one} value={one} label={texts.level[one]} />
          ))}
        </RadioGroup>
      </Field>
      <Field label={words.exerciseName}>
        <Input value={exerciseName} onChange={(_, data) => setName(data.value)} />
      </Field>
      <fieldset className="joint-domains">
        <legend>{words.domains}</legend>
        {form.domains.every(({ consents }) => !consents) && <p>{words.nobody}</p>}
        {byConsent(form.domains).map(({ id, name, consents }) => (
          <Checkbox
            key={id}
            label={consents ? name : `${name} (${words.noConsent})`}
            disabled={!consents}
            checked={chosen.includes(id)}
            onChange={(_, { checked }) =>
              choose((all) => [...all.filter((one) => one !== id), ...(checked ? [id] : [])])
            }
          />
        ))}
      </fieldset>
      <div className="actions">
        {(['real', 'exercise'] as const).map((mode) => (
          <Button
            key={mode}
            size="large"
            className={`raise-${mode}`}
            disabled={isMissing}
            onClick={() => ask({ mode, once: crypto.randomUUID() })}
          >
            {words.do[mode]}
          </Button>
        ))}
      </div>
      <p className="hint" role="status">
        {isMissing ? words.missing : ''}
      </p>
      {asked && (
        <Modal
          title={words.ask[asked.mode](chosen.length)}
          busy={action.busy}
          onClose={() => ask(null)}
          actions={<BusyButton busy={action.busy} danger words={words.yes} onPress={() => void fire()} />}
        >
          <p>{what}</p>
          <Failure fault={action.fault} texts={texts} />
        </Modal>
      )}
    </section>
  );
}
