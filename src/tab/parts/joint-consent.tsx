// Whether a domain may be called by a joint event: those who alarm there consent, and take it back.
import { Switch } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useAction } from '../action.ts';
import { useTools } from '../tools.ts';
import { Failure } from './failure.tsx';

/** `dirty`: the team is being edited; the consent is a change of the same record and would outdate what is edited. */
export function JointConsent(props: {
  readonly domain: string;
  readonly given: boolean;
  readonly dirty: boolean;
  readonly onDone: () => void;
}): ReactNode {
  const { domain, given, dirty, onDone } = props;
  const { texts, api, say } = useTools();
  const words = texts.joint.consent;
  const action = useAction();
  const put = async (consents: boolean) => {
    if (!(await action.run(() => api.post(`/api/domains/${encodeURIComponent(domain)}/joint`, { consents })))) return;
    say({ text: consents ? words.given : words.takenBack });
    onDone();
  };
  return (
    <section className="panel panel-body" aria-labelledby="joint-consent" aria-busy={action.busy}>
      <h2 id="joint-consent">{texts.joint.title}</h2>
      <Switch
        checked={given}
        disabled={dirty || action.busy}
        label={words.label}
        onChange={(_, { checked }) => void put(checked)}
      />
      <p className="hint">{dirty ? words.saveFirst : words.lead}</p>
      <Failure fault={action.fault} texts={texts} />
    </section>
  );
}
