// The page around one record of a register: read, or new; the way back, and what was just saved.
import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ListedKind } from '../../http/contract-registers.ts';
import type { Page } from '../route.ts';
import { useTools, useView } from '../tools.ts';
import { Failure, Waiting } from './failure.tsx';
import { Heading } from './heading.tsx';
import { Icon } from './icon.tsx';
import { PageLink } from './page-link.tsx';

/** Where a record is read from; `new.<domain>` is one that is not there yet. */
function pathOf(kind: ListedKind, id: string): string {
  const [, domain] = /^new\.(.+)$/.exec(id) ?? [];
  const base = `/api/registers/${kind}`;
  return domain ? `${base}/new?domain=${encodeURIComponent(domain)}` : `${base}/${encodeURIComponent(id)}`;
}

interface View {
  readonly id: string;
  readonly domain: { readonly name: string };
  readonly value: { readonly name: string };
}

export function RecordPage<V extends View>(props: {
  kind: ListedKind;
  id: string;
  list: Page;
  listName: string;
  newTitle: string;
  children: (view: V, path: string, reload: () => void) => ReactNode;
}): ReactNode {
  const { texts } = useTools();
  const path = pathOf(props.kind, props.id);
  const view = useView<V>(path, (caseId) => caseId === `${props.kind}/${props.id}`);
  const name = view.value && (view.value.id === '' ? props.newTitle : view.value.value.name);
  return (
    <>
      <p>
        <PageLink page={props.list} className="back-link">
          <Icon name="back" size={16} /> {props.listName}
        </PageLink>
      </p>
      <Heading title={name ?? props.listName} />
      {view.value && <p className="lead">{view.value.domain.name}</p>}
      <Failure fault={view.fault} texts={texts} retry={view.reload} />
      {!view.value && !view.fault && <Waiting texts={texts} />}
      {view.value && props.children(view.value, path, view.reload)}
    </>
  );
}

/** What was just saved, and the way to take it back. */
export function SavedBar({ text, onUndo }: { text: string | null; onUndo: (() => void) | null }): ReactNode {
  const { edit } = useTools().texts.tab.registers;
  return (
    <div role="status" className="undo">
      {text !== null && (
        <>
          <span>
            <Icon name="check" size={16} /> {text}
          </span>
          {onUndo && (
            <Button size="small" onClick={onUndo}>
              {edit.undo}
            </Button>
          )}
        </>
      )}
    </div>
  );
}
