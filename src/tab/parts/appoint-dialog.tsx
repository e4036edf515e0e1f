// Appointing somebody ad hoc to a role: search, choose, confirm; all of it by keyboard, too.
import { Field, Input, Radio, RadioGroup, Select } from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import type { BaoRoleKind } from '../../domain/bc-domain.ts';
import type { AlarmView } from '../../http/contract.ts';
import type { PeopleFound } from '../../http/contract-staffing.ts';
import { useAction } from '../action.ts';
import { ApiFault } from '../api.ts';
import { useTools } from '../tools.ts';
import { Failure } from './failure.tsx';
import { Mark } from './mark.tsx';
import { BusyButton, Modal } from './modal.tsx';

interface DialogProps {
  readonly alarm: AlarmView;
  readonly role: BaoRoleKind;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const pauseAfterTyping = 250;
/** The choice of all domains; no domain is called so. */
const everywhere = '*';

export function AppointDialog({ alarm, role, onClose, onDone }: DialogProps): ReactNode {
  const { texts, api, say } = useTools();
  const { find, appointFor } = texts.board;
  const action = useAction();
  const [domain, setDomain] = useState(alarm.domain.id);
  const [query, setQuery] = useState('');
  const { found, fault } = useSearch(alarm.id, domain, query);
  const [chosen, choose] = useState('');
  const [asked, setAsked] = useState(false);
  const person = found?.people.find(({ id }) => id === chosen);
  const appoint = async () => {
    setAsked(true);
    if (!person) return;
    const path = `/api/alarms/${encodeURIComponent(alarm.id)}/appoint`;
    if (!(await action.run(() => api.post(path, { role, person: person.id })))) return;
    say({ text: find.done(person.name, texts.role[role]) });
    onDone();
  };
  return (
    <Modal
      title={appointFor(texts.role[role])}
      busy={action.busy}
      onClose={onClose}
      actions={<BusyButton busy={action.busy} words={find.confirm} onPress={() => void appoint()} />}
    >
      <Mark of={alarm} />
      <p>{find.lead}</p>
      <div className="find">
        <Field label={find.query} {...(domain === everywhere && { hint: find.hint })}>
          <Input type="search" value={query} onChange={(_, data) => setQuery(data.value)} />
        </Field>
        <Field label={find.domain}>
          <Select value={domain} onChange={(_, data) => setDomain(data.value)}>
            {(found?.domains ?? [alarm.domain]).map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
            <option value={everywhere}>{find.everywhere}</option>
          </Select>
        </Field>
      </div>
      <p role="status" className="hint">
        {found ? find.found(found.people.length, found.more) : texts.tab.loading}
      </p>
      <Choice found={found} chosen={person ? chosen : ''} wrong={asked && !person} onChoose={choose} />
      <Failure fault={fault ?? action.fault} texts={texts} />
    </Modal>
  );
}

function Choice(props: {
  found: PeopleFound | null;
  chosen: string;
  wrong: boolean;
  onChoose: (person: string) => void;
}): ReactNode {
  const { find } = useTools().texts.board;
  const people = props.found?.people ?? [];
  const nameOf = (id: string) => props.found?.domains.find((one) => one.id === id)?.name ?? id;
  return (
    <Field label={find.choose} {...(props.wrong && { validationMessage: find.missing })}>
      <RadioGroup className="find-hits" value={props.chosen} onChange={(_, { value }) => props.onChoose(value)}>
        {people.map(({ id, name, jobTitle, domain }) => (
          <Radio
            key={id}
            value={id}
            label={
              <span className="role-label">
                {name}
                <span className="facts">
                  {jobTitle !== '' && <span>{jobTitle}</span>}
                  <span>{nameOf(domain)}</span>
                </span>
              </span>
            }
          />
        ))}
      </RadioGroup>
    </Field>
  );
}

/** The people found, a moment after the last letter; the last ones stay until the next are there. */
function useSearch(
  alarm: string,
  domain: string,
  query: string,
): { found: PeopleFound | null; fault: ApiFault | null } {
  const { api } = useTools();
  const [found, setFound] = useState<PeopleFound | null>(null);
  const [fault, setFault] = useState<ApiFault | null>(null);
  useEffect(() => {
    let isOver = false;
    const where = domain === everywhere ? '' : `domain=${encodeURIComponent(domain)}&`;
    const path = `/api/alarms/${encodeURIComponent(alarm)}/candidates?${where}query=${encodeURIComponent(query)}`;
    const timer = setTimeout(() => {
      api.get<PeopleFound>(path).then(
        (answer) => {
          if (isOver || !answer.fresh) return;
          setFound(answer.value);
          setFault(null);
        },
        (thrown: unknown) => {
          if (!(thrown instanceof ApiFault)) throw thrown;
          if (!isOver) setFault(thrown);
        },
      );
    }, pauseAfterTyping);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [api, alarm, domain, query]);
  return { found, fault };
}
