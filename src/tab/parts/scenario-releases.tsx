// Releasing prepared alarms for everybody beforehand: two persons, then one may send it unchanged for twelve months.
import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ScenarioReleases as Releases } from '../../http/contract-approval.ts';
import { useAction } from '../action.ts';
import { useTools, useView } from '../tools.ts';
import { Failure } from './failure.tsx';
import { Icon } from './icon.tsx';

export function ScenarioReleases({ domain }: { domain: string }): ReactNode {
  const { texts, api, say } = useTools();
  const words = texts.approval.tab.scenario;
  const view = useView<Releases>(`/api/scenarios/releases?domain=${encodeURIComponent(domain)}`, () => false);
  const action = useAction();
  const all = view.value?.scenarios ?? [];
  if (all.length === 0) return null;
  const release = async (id: string) => {
    if (!(await action.run(() => api.post('/api/scenarios/release', { id })))) return;
    say({ text: words.done });
    view.reload();
  };
  return (
    <details className="panel panel-body scenario-releases">
      <summary>{words.title}</summary>
      <p className="hint">{words.lead}</p>
      <ul>
        {all.map((one) => (
          <li key={one.id}>
            <strong>{one.title}</strong>
            <p>{one.what}</p>
            <p>
              {texts.cards.raised.step}: {one.nextStep}
            </p>
            <p>
              {texts.approval.step}: {one.audienceStep}
            </p>
            <p>
              <Icon name={one.released ? 'check' : 'missing'} size={16} />{' '}
              {one.releasedBy.length === 0 ? words.nobody : one.released ? words.valid : words.one}
              {one.releasedBy.length > 0 && `: ${words.by(one.releasedBy.join(', '))}`}
            </p>
            {one.mayRelease && (
              <Button disabled={action.busy} onClick={() => void release(one.id)}>
                {words.release}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Failure fault={action.fault} texts={texts} />
    </details>
  );
}
