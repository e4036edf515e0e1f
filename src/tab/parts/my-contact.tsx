// How I am reached beside Teams: seen, changed, taken back, or confirmed with one tap.
import { Button, Checkbox, Field, Input, Select } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { e164, mostNumbers, readable } from '../../domain/contact.ts';
import { confirmedDays } from '../../domain/gaps.ts';
import type { PhoneNumber } from '../../domain/people.ts';
import { momentOf } from '../../domain/working-time.ts';
import type { ContactView } from '../../http/contract-people.ts';
import { useAction } from '../action.ts';
import { useTools, useView } from '../tools.ts';
import { Failure, Waiting } from './failure.tsx';
import { BusyButton } from './modal.tsx';

const path = '/api/contact';
const kinds = ['service', 'service-mobile', 'private'] as const;
const uses = ['sms', 'voice', 'onPaper'] as const;

export function MyContact(): ReactNode {
  const { texts } = useTools();
  const { contact } = texts.tab.people;
  const view = useView<ContactView>(path, () => false);
  return (
    <section className="panel panel-body" aria-labelledby="my-contact">
      <h2 id="my-contact">{contact.title}</h2>
      <p>{contact.lead}</p>
      <p className="hint">{contact.leadPaper}</p>
      <Failure fault={view.fault} texts={texts} retry={view.reload} />
      {!view.value && !view.fault && <Waiting texts={texts} />}
      {view.value && <Mine view={view.value} onDone={view.reload} />}
    </section>
  );
}

function Mine({ view, onDone }: { view: ContactView; onDone: () => void }): ReactNode {
  const { texts, api, say } = useTools();
  const { contact } = texts.tab.people;
  const action = useAction();
  const [email, setEmail] = useState(view.email);
  const [numbers, setNumbers] = useState(() => numbered(view.numbers));
  const send = async (to: string, body: object, words: string) => {
    if (!(await action.run(() => api.post(to, body)))) return;
    say({ text: words });
    onDone();
  };
  const wish = { email, numbers: numbers.map(({ key: _key, ...one }) => ({ ...one, number: one.number.trim() })) };
  const dirty = email !== view.email || JSON.stringify(asStored(wish.numbers)) !== JSON.stringify(view.numbers);
  return (
    <>
      <Standing view={view} />
      <Checkbox
        label={contact.email(view.address)}
        checked={email}
        onChange={(_, data) => setEmail(data.checked === true)}
      />
      <h3>{contact.numbers}</h3>
      {numbers.length === 0 && <p className="hint">{contact.none}</p>}
      <ol className="my-numbers">
        {numbers.map((one, index) => (
          <li key={one.key}>
            <NumberFields
              place={index + 1}
              value={one}
              onChange={(part) =>
                setNumbers(numbers.map((each) => (each.key === one.key ? { ...each, ...part } : each)))
              }
              onRemove={() => setNumbers(numbers.filter((each) => each.key !== one.key))}
            />
          </li>
        ))}
      </ol>
      <div className="save-actions">
        {numbers.length < mostNumbers && (
          <Button onClick={() => setNumbers([...numbers, emptyNumber(numbers)])}>{contact.add}</Button>
        )}
        {dirty ? (
          <BusyButton busy={action.busy} words={contact.save} onPress={() => void send(path, wish, contact.saved)} />
        ) : (
          (view.email || view.numbers.length > 0) && (
            <BusyButton
              busy={action.busy}
              words={view.goesOn === null ? contact.stillRight : contact.keep}
              onPress={() => void send(`${path}/confirm`, {}, contact.confirmed)}
            />
          )
        )}
      </div>
      <Failure fault={action.fault} texts={texts} />
    </>
  );
}

/** Roles, and how old the last confirmation is. */
function Standing({ view }: { view: ContactView }): ReactNode {
  const { texts } = useTools();
  const { contact } = texts.tab.people;
  const something = view.email || view.numbers.length > 0;
  const old = view.confirmedAt === null || view.now - view.confirmedAt > confirmedDays * 86_400_000;
  return (
    <>
      {view.roles.length > 0 && (
        <p>{view.roles.map(({ role, domain }) => `${texts.role[role]} (${domain.name})`).join(', ')}</p>
      )}
      {view.roles.length === 0 && !view.needed && something && (
        <p className="worry">
          {contact.noRole} {contact.kept}
        </p>
      )}
      {view.goesOn !== null && <p className="worry">{contact.goes(texts.day(momentOf(view.goesOn, '12:00')))}</p>}
      {something && (
        <p className={old ? 'worry' : 'hint'}>
          {view.confirmedAt === null ? contact.never : contact.confirmedAt(texts.day(view.confirmedAt))}
          {old && `. ${contact.due}`}
        </p>
      )}
    </>
  );
}

/** A number in the form: the key stays while its text changes. */
interface Numbered extends PhoneNumber {
  readonly key: number;
}

const numbered = (numbers: readonly PhoneNumber[]): readonly Numbered[] =>
  numbers.map((one, key) => ({ ...one, number: readable(one.number), key }));

function emptyNumber(others: readonly Numbered[]): Numbered {
  const key = Math.max(-1, ...others.map((one) => one.key)) + 1;
  return { key, number: '', kind: 'service-mobile', sms: true, voice: true, onPaper: false };
}

/** As the server would keep them, so that a number written differently is no change. */
const asStored = (numbers: readonly PhoneNumber[]) =>
  numbers.map(({ number, kind, sms, voice, onPaper }) => ({
    number: e164(number) ?? number,
    kind,
    sms,
    voice,
    onPaper,
  }));

function NumberFields(props: {
  place: number;
  value: PhoneNumber;
  onChange: (part: Partial<PhoneNumber>) => void;
  onRemove: () => void;
}): ReactNode {
  const { texts } = useTools();
  const { contact } = texts.tab.people;
  const { place, value, onChange } = props;
  return (
    <fieldset className="my-number">
      <legend className="unseen">{contact.numberOf(place)}</legend>
      <Field label={contact.number}>
        <Input type="tel" value={value.number} onChange={(_, data) => onChange({ number: data.value })} />
      </Field>
      <Field label={contact.kindLabel}>
        <Select value={value.kind} onChange={(_, data) => onChange({ kind: data.value as PhoneNumber['kind'] })}>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {contact.kind[kind]}
            </option>
          ))}
        </Select>
      </Field>
      <div className="number-uses">
        {uses.map((use) => (
          <Checkbox
            key={use}
            label={contact.use[use]}
            checked={value[use]}
            onChange={(_, data) => onChange({ [use]: data.checked === true })}
          />
        ))}
      </div>
      <Button size="small" aria-label={contact.remove(place)} onClick={props.onRemove}>
        {contact.removeShort}
      </Button>
    </fieldset>
  );
}
