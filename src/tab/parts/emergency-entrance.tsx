// The entrance without Teams and Microsoft: area and code from the sealed sheet, then the same tab as ever.
import { Button, Input, Field as LabelledField } from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { EnteredView } from '../../http/contract-emergency.ts';
import type { Texts } from '../../texts/index.ts';
import type { Host } from '../host.ts';
import { plainHost } from '../plain-host.ts';

/** True on the page of the emergency entrance. */
export const isEntrance = (path: string): boolean => path === '/notfall';

/** Where the pass is kept while this window is open: a reload must not cost a second code. */
const shelf = 'bcm-notfall';

/** The host that a pass makes: no Teams around, and the token is the pass. */
const hostOf = (token: string): Host => plainHost(async () => token, leave);

/** This window forgets the pass; whoever alarms can shut the entrance itself. */
function leave(): void {
  sessionStorage.removeItem(shelf);
  location.replace('/notfall');
}

/** What was kept from before the page was loaded again; null when its time is over. */
export function keptHost(): Host | null {
  const kept: unknown = JSON.parse(sessionStorage.getItem(shelf) ?? 'null');
  if (typeof kept !== 'object' || kept === null) return null;
  const { token, until } = kept as Partial<EnteredView>;
  return typeof token === 'string' && typeof until === 'number' && until > Date.now() ? hostOf(token) : null;
}

export function EmergencyEntrance({ texts, enter }: { texts: Texts; enter: (host: Host) => void }): ReactNode {
  const words = texts.emergency.entrance;
  const [domain, setDomain] = useState('');
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFault('');
    const answer = await ask(texts, domain, code);
    setBusy(false);
    if (typeof answer === 'string') return setFault(answer);
    sessionStorage.setItem(shelf, JSON.stringify(answer));
    enter(hostOf(answer.token));
  };
  return (
    <main className="outside entrance">
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <form onSubmit={(event) => void submit(event)}>
        <LabelledField label={words.domain}>
          <Input value={domain} autoComplete="off" onChange={(_, data) => setDomain(data.value)} />
        </LabelledField>
        <LabelledField label={words.code} hint={words.hint}>
          <Input value={code} autoComplete="off" spellCheck={false} onChange={(_, data) => setCode(data.value)} />
        </LabelledField>
        <p role="alert" className="fault">
          {fault}
        </p>
        <Button appearance="primary" type="submit" disabledFocusable={busy || domain === '' || code === ''}>
          {busy ? texts.tab.loading : words.go}
        </Button>
      </form>
      <p className="hint">{words.can}</p>
      <p className="hint">{words.told}</p>
    </main>
  );
}

/** The pass, or one sentence about why there is none. */
async function ask(texts: Texts, domain: string, code: string): Promise<EnteredView | string> {
  const words = texts.emergency.entrance;
  try {
    const answer = await fetch('/api/emergency/enter', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': texts.language },
      body: JSON.stringify({ domain, code }),
    });
    const body: unknown = await answer.json();
    if (answer.ok) return body as EnteredView;
    const text = (body as { error?: { text?: unknown } } | null)?.error?.text;
    return typeof text === 'string' ? text : words.failed;
  } catch (fault) {
    console.warn('BCM-Lotse: no answer from the entrance,', fault);
    return words.offline;
  }
}
