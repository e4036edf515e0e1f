// Immediate measures and deadlines as a checklist: who does it ticks it off; deadlines tick here, the app sends nothing.
import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { ItemView } from '../../http/contract-incident.ts';
import { itemWords } from '../event.ts';
import { useTools } from '../tools.ts';
import { type EventTools, useGive } from './event-data.tsx';
import { BackDialog } from './event-steps.tsx';
import { Failure } from './failure.tsx';
import { Icon } from './icon.tsx';
import { TimeDialog } from './time-dialog.tsx';

const filters = ['open', 'mine', 'all'] as const;
type Filter = (typeof filters)[number];
type Asked = { readonly item: ItemView; readonly what: 'done' | 'dropped' | 'open' };

export function EventChecklist({ now, ...tools }: EventTools & { now: number }): ReactNode {
  const { event } = tools;
  const { texts } = useTools();
  const words = texts.incident.list;
  const { action, give } = useGive(tools);
  const [filter, setFilter] = useState<Filter>('open');
  const [asked, ask] = useState<Asked | null>(null);
  if (event.items.length === 0) return null;
  const tick = async (item: ItemView, state: Asked['what'], at: number, reason: string) => {
    if (await give('tick', { item: item.id, state, at, reason }, words.noted)) ask(null);
  };
  const done = event.items.filter(({ tick: one }) => one !== null).length;
  const shown = event.items.filter(
    (item) =>
      filter === 'all' ||
      (filter === 'open' ? item.tick === null : item.role !== null && event.myRoles.includes(item.role)),
  );
  return (
    <section className="panel panel-body event-list" aria-labelledby="event-list" aria-busy={action.busy}>
      <h2 id="event-list">{words.title}</h2>
      <p className="hint">{words.lead}</p>
      <p role="status">
        <strong>{words.progress(done, event.items.length)}</strong>
      </p>
      <div className="chips">
        {filters.map((key) => (
          <button key={key} type="button" className="chip" aria-pressed={filter === key} onClick={() => setFilter(key)}>
            {words.filter[key]}
          </button>
        ))}
      </div>
      <ul className="event-items">
        {shown.map((item) => (
          <Item
            key={item.id}
            item={item}
            now={now}
            may={event.mayWork}
            busy={action.busy}
            onDone={() => (item.isReport ? ask({ item, what: 'done' }) : void tick(item, 'done', Date.now(), ''))}
            onAsk={(what) => ask({ item, what })}
          />
        ))}
      </ul>
      {shown.length === 0 && <p className="hint">{texts.tab.nothingFound}</p>}
      {asked === null && <Failure fault={action.fault} texts={texts} />}
      {asked?.what === 'done' && (
        <TimeDialog
          title={words.tickTitle}
          at={null}
          action={action}
          save={words.done}
          onClose={() => ask(null)}
          onSave={(at) => void tick(asked.item, 'done', at, '')}
        >
          <p>{asked.item.text}</p>
          {asked.item.addressee !== '' && <p>{words.to(asked.item.addressee)}</p>}
        </TimeDialog>
      )}
      {asked !== null && asked.what !== 'done' && (
        <BackDialog
          title={asked.what === 'open' ? words.undoTitle : words.dropTitle}
          busy={action.busy}
          fault={<Failure fault={action.fault} texts={texts} />}
          ready={asked.what === 'open' ? words.undoReasons : words.dropReasons}
          save={asked.what === 'open' ? words.undo : words.drop}
          onClose={() => ask(null)}
          onSave={(reason) => void tick(asked.item, asked.what, Date.now(), reason)}
        />
      )}
    </section>
  );
}

function Item(props: {
  item: ItemView;
  now: number;
  may: boolean;
  busy: boolean;
  onDone: () => void;
  onAsk: (what: 'dropped' | 'open') => void;
}): ReactNode {
  const { item, now, may, busy } = props;
  const { texts } = useTools();
  const words = texts.incident.list;
  const { text, overdue } = itemWords(texts, item, now);
  const icon = item.tick ? (item.state === 'dropped' ? 'waived' : 'check') : overdue ? 'warning' : 'missing';
  return (
    <li className="event-item" data-state={overdue ? 'overdue' : item.state}>
      <Icon name={icon} />
      <div>
        <span className="event-item-text">{item.text}</span>
        {text !== '' && <span className={overdue ? 'event-warn' : 'event-when'}>{text}</span>}
        <span className="facts">
          {item.role !== null && <span>{texts.role[item.role]}</span>}
          {item.addressee !== '' && <span>{words.to(item.addressee)}</span>}
          <span>{item.plan === '' ? words.fromScenario : words.fromPlan(item.plan)}</span>
        </span>
        {item.hint !== '' && <span className="hint">{words.hint(item.hint)}</span>}
      </div>
      {may && (
        <div className="event-buttons">
          {item.tick === null ? (
            <>
              <Button disabledFocusable={busy} aria-label={words.doneFor(item.text)} onClick={props.onDone}>
                {words.done}
              </Button>
              <Button
                size="small"
                disabledFocusable={busy}
                aria-label={words.dropFor(item.text)}
                onClick={() => props.onAsk('dropped')}
              >
                {words.drop}
              </Button>
            </>
          ) : (
            <Button
              size="small"
              disabledFocusable={busy}
              aria-label={words.undoFor(item.text)}
              onClick={() => props.onAsk('open')}
            >
              {words.undo}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
