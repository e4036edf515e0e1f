// The second yes for an alarm's audience: how it stands, and what the reader may do about it.
import { Button, Field, Input } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { breakGlassWord } from '../../domain/release-words.ts';
import type { AlarmView } from '../../http/contract.ts';
import type { ReleaseView } from '../../http/contract-approval.ts';
import { useAction } from '../action.ts';
import { useTools } from '../tools.ts';
import { Failure } from './failure.tsx';
import { Icon, type IconName } from './icon.tsx';
import { BusyButton, Modal } from './modal.tsx';

const icons: Readonly<Record<ReleaseView['state'], IconName>> = {
  free: 'check',
  waiting: 'missing',
  released: 'check',
  refused: 'unavailable',
  expired: 'warning',
};

export function ReleaseBlock(props: {
  alarm: AlarmView;
  release: ReleaseView;
  now: number;
  onDone: () => void;
}): ReactNode {
  const { alarm, release, now } = props;
  const { texts, api, say } = useTools();
  const words = texts.approval;
  const action = useAction();
  const [glass, openGlass] = useState(false);
  const path = `/api/alarms/${encodeURIComponent(alarm.id)}`;
  const give = async (way: 'approve' | 'disapprove' | 'ask', address: string, body: object) => {
    if (!(await action.run(() => api.post(`${path}/${address}`, body)))) return;
    say({ text: words.tab.done[way] });
    props.onDone();
  };
  const { approve, ask, breakGlass } = alarm.mayRelease;
  return (
    <section className="panel panel-body release" aria-labelledby="release">
      <h2 id="release">{words.tab.title}</h2>
      <p className="release-state">
        <Icon name={icons[release.state]} /> <span>{standing(texts, release, now)}</span>
      </p>
      <p className="hint">{words.list(release.checksum)}</p>
      <div className="actions">
        {approve && (
          <>
            <Button
              appearance="primary"
              disabled={action.busy}
              onClick={() => void give('approve', 'approve', { version: release.version })}
            >
              {words.yes}
            </Button>
            <Button disabled={action.busy} onClick={() => void give('disapprove', 'disapprove', {})}>
              {words.no}
            </Button>
          </>
        )}
        {ask && (
          <Button disabled={action.busy} onClick={() => void give('ask', 'ask-approval', {})}>
            {words.ask}
          </Button>
        )}
        {breakGlass && <Button onClick={() => openGlass(true)}>{words.tab.glassOpen}</Button>}
      </div>
      <Failure fault={action.fault} texts={texts} />
      {glass && <GlassDialog path={path} onClose={() => openGlass(false)} onDone={props.onDone} />}
    </section>
  );
}

function standing(texts: ReturnType<typeof useTools>['texts'], release: ReleaseView, now: number): string {
  const { tab } = texts.approval;
  const when = texts.moment(release.decidedAt ?? now, now);
  const named = release.decider || texts.cards.situation.unnamed;
  switch (release.state) {
    case 'waiting':
      if (release.approvers === 0) return tab.nobody;
      return tab.waiting(texts.moment(release.until, now), release.approvers);
    case 'expired':
      return tab.expired;
    case 'refused':
      return tab.refused(named, when);
    default: {
      const said = tab.released[release.way];
      return typeof said === 'string' ? said : said(named, when);
    }
  }
}

function GlassDialog(props: { path: string; onClose: () => void; onDone: () => void }): ReactNode {
  const { texts, api, say } = useTools();
  const { tab } = texts.approval;
  const action = useAction();
  const [typed, setTyped] = useState('');
  const fire = async () => {
    if (!(await action.run(() => api.post(`${props.path}/break-glass`, { typed })))) return;
    say({ text: tab.done.glass });
    props.onClose();
    props.onDone();
  };
  return (
    <Modal
      title={tab.glassDo}
      busy={action.busy}
      onClose={props.onClose}
      actions={
        <BusyButton
          busy={action.busy}
          blocked={typed.trim() !== breakGlassWord}
          danger
          words={tab.glassDo}
          onPress={() => void fire()}
        />
      }
    >
      <p>{tab.glassLead}</p>
      <Field label={tab.glassField}>
        <Input value={typed} maxLength={20} autoComplete="off" onChange={(_, data) => setTyped(data.value)} />
      </Field>
      <Failure fault={action.fault} texts={texts} />
    </Modal>
  );
}
