// The board "Wer kommt": per role whether it is filled, by whom, who is asked until when, and what happens next.
import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { AlarmView } from '../../http/contract.ts';
import type { RoleView } from '../../http/contract-staffing.ts';
import { fillingOf, minutesTaken, sortRoles } from '../alarm-view.ts';
import { useTools } from '../tools.ts';
import { AppointDialog } from './appoint-dialog.tsx';
import { Icon } from './icon.tsx';
import { PageLink } from './page-link.tsx';
import { RecordDialog } from './record-dialog.tsx';
import { RoleRow } from './role-row.tsx';
import { WaiveDialog } from './waive-dialog.tsx';

interface BoardProps {
  readonly alarm: AlarmView;
  readonly now: number;
  readonly onDone: () => void;
}

/** What is open in a dialog. */
type Doing = { readonly what: 'appoint' | 'waive'; readonly role: RoleView } | { readonly what: 'record' } | null;

export function Board({ alarm, now, onDone }: BoardProps): ReactNode {
  const { texts, me } = useTools();
  const [doing, start] = useState<Doing>(null);
  const close = () => start(null);
  const done = () => {
    close();
    onDone();
  };
  const open = alarm.status === 'open';
  const mayChange = open && alarm.mayChange && !me.emergency;
  return (
    <section className="panel panel-body board" aria-labelledby="board">
      <h2 id="board">{texts.board.title}</h2>
      <Sum alarm={alarm} now={now} />
      {alarm.all && open && <Telephone alarm={alarm} onRecord={() => start({ what: 'record' })} />}
      <ul className="roles">
        {sortRoles(alarm.roles).map((role) => (
          <RoleRow
            key={role.kind}
            role={role}
            alarm={alarm}
            now={now}
            onAppoint={mayChange ? () => start({ what: 'appoint', role }) : null}
            onWaive={mayChange ? () => start({ what: 'waive', role }) : null}
          />
        ))}
      </ul>
      {doing?.what === 'appoint' && (
        <AppointDialog alarm={alarm} role={doing.role.kind} onClose={close} onDone={done} />
      )}
      {doing?.what === 'waive' && <WaiveDialog alarm={alarm} role={doing.role.kind} onClose={close} onDone={done} />}
      {doing?.what === 'record' && alarm.all && (
        <RecordDialog alarm={alarm} listed={alarm.all.listed} onClose={close} onDone={done} />
      )}
    </section>
  );
}

/** How far the crisis team is, and what stands in its way. */
function Sum({ alarm, now }: { alarm: AlarmView; now: number }): ReactNode {
  const { texts } = useTools();
  const { filled, asked, complete } = fillingOf(alarm.roles);
  const { staffedAt, raisedAt, teamsDownAt } = alarm;
  return (
    <>
      {staffedAt !== null && (
        <p className="board-line">
          <Icon name="check" />
          <strong>{texts.board.staffed(texts.moment(staffedAt, now), minutesTaken({ raisedAt, staffedAt }))}</strong>
        </p>
      )}
      <p className="roles-sum">
        <progress max={Math.max(asked, 1)} value={filled} aria-hidden="true" />
        <span className="facts">
          <strong>{texts.tab.alarm.filling(filled, asked)}</strong>
          {complete !== null && <span>{texts.tab.alarm.complete(texts.clock(complete))}</span>}
        </span>
      </p>
      {(teamsDownAt !== null || alarm.avoidTeams) && (
        <p className="board-line">
          <Icon name="offline" />
          <span>
            {teamsDownAt === null ? texts.board.avoidTeams : texts.board.teamsDown(texts.moment(teamsDownAt, now))}
          </span>
        </p>
      )}
    </>
  );
}

function Telephone({ alarm, onRecord }: { alarm: AlarmView; onRecord: () => void }): ReactNode {
  const { texts } = useTools();
  const calls = alarm.all?.calls.length ?? 0;
  return (
    <div className="board-phone">
      <PageLink page={{ name: 'calls', id: alarm.id }}>
        <Icon name="call-me" size={16} /> {texts.board.toCalls}
        {calls > 0 && ` (${texts.board.calls(calls)})`}
      </PageLink>
      <Button size="small" onClick={onRecord}>
        {texts.board.record.open}
      </Button>
    </div>
  );
}
