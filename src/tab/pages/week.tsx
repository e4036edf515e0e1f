// Page Diese Woche: six figures, at most seven things to do, each with one sentence why and the way to where it is solved.
import { type ReactNode, useState } from 'react';
import type { KpiId } from '../../domain/kpi.ts';
import { dayOf } from '../../domain/team.ts';
import type { Todo } from '../../domain/week.ts';
import type { AlarmList } from '../../http/contract.ts';
import type { FigureView, WeekView } from '../../http/contract-kpi.ts';
import { goalWords, valueWords } from '../figure-words.ts';
import { Failure, Waiting } from '../parts/failure.tsx';
import { FigureDetail } from '../parts/figure-detail.tsx';
import { DomainPage } from '../parts/figure-domain.tsx';
import { JudgementMark } from '../parts/figure-line.tsx';
import { Icon } from '../parts/icon.tsx';
import { DueTable } from '../parts/kpi-timeline.tsx';
import { Modal } from '../parts/modal.tsx';
import { PageLink } from '../parts/page-link.tsx';
import { dayWords } from '../record-words.ts';
import { pageOfTodo, recordOfTodo } from '../todo-page.ts';
import { useTools, useView } from '../tools.ts';

export function WeekPage(): ReactNode {
  const { texts } = useTools();
  const { week } = texts.tab;
  return (
    <DomainPage title={week.title} lead={week.lead}>
      {(domain) => (
        <>
          <OpenAlarm />
          <OfDomain domain={domain} />
        </>
      )}
    </DomainPage>
  );
}

/** An alarm comes before everything else, also when it begins while this page is open. */
function OpenAlarm(): ReactNode {
  const { week } = useTools().texts.tab;
  const { value } = useView<AlarmList>('/api/alarms', (caseId) => caseId.startsWith('alarm/'));
  if (!value?.alarms.some(({ status }) => status === 'open')) return null;
  return (
    <p className="panel panel-body worry" role="alert">
      <Icon name="alarm" /> {week.alarm} <PageLink page={{ name: 'situation' }}>{week.toAlarm}</PageLink>
    </p>
  );
}

function OfDomain({ domain }: { domain: string }): ReactNode {
  const { texts } = useTools();
  const { week, kpi } = texts.tab;
  const path = `/api/week?domain=${encodeURIComponent(domain)}`;
  const { value, fault, reload } = useView<WeekView>(path, (caseId) => caseId.includes(`/${domain}`));
  const [opened, open] = useState<KpiId | null>(null);
  if (!value) return fault ? <Failure fault={fault} texts={texts} retry={reload} /> : <Waiting texts={texts} />;
  const shown = value.figures.find(({ id }) => id === opened);
  const today = dayOf(value.asOf);
  return (
    <>
      <section aria-labelledby="six">
        <h2 id="six">{week.figures}</h2>
        <ul className="count-tiles plain-list">
          {value.figures.map((figure) => (
            <Tile key={figure.id} figure={figure} onOpen={() => open(figure.id)} />
          ))}
        </ul>
      </section>
      <section aria-labelledby="todos">
        <h2 id="todos">{week.todos}</h2>
        {value.todos.length === 0 ? (
          <p className="panel panel-body empty">
            <Icon name="calm" /> <strong>{week.empty}</strong> {week.emptyMore}
          </p>
        ) : (
          <ol className="todos plain-list">
            {value.todos.map((todo) => (
              <TodoLine key={todo.kind} todo={todo} />
            ))}
          </ol>
        )}
        {value.more > 0 && <p className="hint">{week.rest(value.more)}</p>}
      </section>
      {value.next.length > 0 && (
        <section aria-labelledby="next">
          <h2 id="next">{week.next}</h2>
          <div className="panel">
            <DueTable items={value.next} today={today} />
          </div>
          <PageLink page={{ name: 'kpi', id: 'timeline' }}>{week.all}</PageLink>
        </section>
      )}
      {shown && (
        <Modal title={`${shown.id} ${kpi.name[shown.id].name}`} busy={false} onClose={() => open(null)} actions={null}>
          <FigureDetail domain={domain} figure={shown} />
        </Modal>
      )}
    </>
  );
}

function Tile({ figure, onOpen }: { figure: FigureView; onOpen: () => void }): ReactNode {
  const { texts } = useTools();
  const { kpi } = texts.tab;
  const { id, met, open, unknown, goal, judgement } = figure;
  return (
    <li>
      <button type="button" className="count-tile" onClick={onOpen}>
        <span>{kpi.name[id].name}</span>
        <strong data-known={judgement !== 'no-data'}>{valueWords(figure, texts)}</strong>
        <span className="count-tile-more">
          {kpi.of(met, met + open)}
          {unknown > 0 && `, ${kpi.unknown(unknown)}`}
        </span>
        <span className="count-tile-more">{goalWords(id, goal, texts)}</span>
        {judgement !== 'no-data' && <JudgementMark judgement={judgement} />}
      </button>
    </li>
  );
}

function TodoLine({ todo }: { todo: Todo }): ReactNode {
  const { texts } = useTools();
  const { week } = texts.tab;
  const words = week.todo[todo.kind];
  const record = recordOfTodo(todo);
  const example = texts.role[todo.example as keyof typeof texts.role] ?? todo.example;
  return (
    <li className="panel week-todo">
      <div>
        <h3>{words.title}</h3>
        <p>{words.why(todo.count, example, todo.due ? dayWords(todo.due, texts) : '')}</p>
        {todo.count > 1 && record && (
          <PageLink page={record} className="todo-first">
            {week.first(example)}
          </PageLink>
        )}
      </div>
      <PageLink page={todo.count === 1 && record ? record : pageOfTodo[todo.page]} className="todo-go">
        {todo.count === 1 && record ? week.open : words.button}
      </PageLink>
    </li>
  );
}
