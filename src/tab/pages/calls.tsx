// Page Telefonliste: who is still missing, in the order to ring them up; printed, it is a sheet for handwriting.
import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { CallList, CallRow } from '../../http/contract-staffing.ts';
import { useAction } from '../action.ts';
import { CallRows } from '../parts/call-rows.tsx';
import { CallSheet } from '../parts/call-sheet.tsx';
import { Failure, Waiting } from '../parts/failure.tsx';
import { Heading } from '../parts/heading.tsx';
import { HelpBlock } from '../parts/help-block.tsx';
import { Icon } from '../parts/icon.tsx';
import { Mark } from '../parts/mark.tsx';
import { NumbersWhole } from '../parts/numbers-whole.tsx';
import { PageLink } from '../parts/page-link.tsx';
import { RecordDialog } from '../parts/record-dialog.tsx';
import { saveFile } from '../save-file.ts';
import { useTools, useView } from '../tools.ts';

export function CallsPage({ id }: { id: string }): ReactNode {
  const { texts } = useTools();
  const path = `/api/alarms/${encodeURIComponent(id)}/calls`;
  const view = useView<CallList>(path, (caseId) => caseId === `alarm/${id}`);
  const list = view.value;
  return (
    <>
      <PageLink className="back" page={{ name: 'alarm', id }}>
        <Icon name="back" size={16} />
        {texts.board.callPage.back}
      </PageLink>
      {!list && <Heading title={texts.board.callPage.title} />}
      {!list && !view.fault && <Waiting texts={texts} />}
      {!list && <Failure fault={view.fault} texts={texts} retry={view.reload} />}
      {list && <Calls list={list} onDone={view.reload} />}
      {list && <HelpBlock alarm={id} now={list.now} noted={view.reload} />}
    </>
  );
}

/** By the browser, and as a file: not every Teams can print. */
function Printing({ list }: { list: CallList }): ReactNode {
  const { texts, api } = useTools();
  const words = texts.board.callPage;
  const action = useAction();
  const save = () =>
    action.run(async () => {
      const file = await api.open(`/api/alarms/${encodeURIComponent(list.id)}/calls/paper`);
      saveFile(await file.blob(), words.file(list.number, list.mode === 'exercise'));
    });
  return (
    <div className="print-button actions">
      <Button icon={<Icon name="paper" />} onClick={() => window.print()}>
        {words.print}
      </Button>
      <Button icon={<Icon name="download" />} disabledFocusable={action.busy} onClick={() => void save()}>
        {words.pdf}
      </Button>
      <Failure fault={action.fault} texts={texts} />
    </div>
  );
}

function Calls({ list, onDone }: { list: CallList; onDone: () => void }): ReactNode {
  const { texts } = useTools();
  const words = texts.board.callPage;
  const [other, ask] = useState<CallRow | null>(null);
  const close = () => ask(null);
  const isEmpty = list.rows.length === 0;
  return (
    <article className="panel calls">
      <Mark of={list}>{words.asOf(texts.moment(list.now, list.now))}</Mark>
      <div className="panel-body">
        <Heading title={words.window(list.number)} />
        <p className="calls-what">
          {list.what} · {list.where} · {list.domain.name}
        </p>
        <p className="calls-step">
          <span>{words.say}</span>{' '}
          <strong>
            <NumbersWhole text={list.nextStep} />
          </strong>
        </p>
        {list.status === 'ended' && <p className="lead">{words.over}</p>}
        {list.status === 'open' && <p className="lead">{isEmpty ? words.none : words.lead}</p>}
        {!isEmpty && (
          <>
            {list.rows.some(({ numbers }) => numbers === null) && <p className="hint">{words.noNumbers}</p>}
            <Printing list={list} />
            <CallRows list={list} onOther={ask} onDone={onDone} />
            <CallSheet list={list} />
          </>
        )}
      </div>
      <Mark of={list} />
      {other && (
        <RecordDialog
          alarm={list}
          listed={list.rows.map(({ person, name, roles }) => ({ person, name, roles: roles.map(({ role }) => role) }))}
          person={other.person}
          onClose={close}
          onDone={() => {
            close();
            onDone();
          }}
        />
      )}
    </article>
  );
}
