// Everybody who is only told of an alarm: *Gelesen* and *Ich brauche Hilfe*; and for those who see to it, who needs help.
import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { HelpView } from '../../http/contract-help.ts';
import { useAction } from '../action.ts';
import { useTools, useView } from '../tools.ts';
import { Failure } from './failure.tsx';
import { Icon } from './icon.tsx';

/** Shows nothing to whoever is neither told of the alarm nor sees its people. `noted` hears of what was said here. */
export function HelpBlock({ alarm, now, noted }: { alarm: string; now: number; noted: () => void }): ReactNode {
  const { texts } = useTools();
  const path = `/api/alarms/${encodeURIComponent(alarm)}`;
  const view = useView<HelpView>(`${path}/help`, (caseId) => caseId === `alarm/${alarm}`);
  const help = view.value;
  if (!help) return view.fault ? <Failure fault={view.fault} texts={texts} retry={view.reload} /> : null;
  const done = () => {
    view.reload();
    noted();
  };
  const { people } = help;
  const shows = people && people.needing.length + people.settled.length > 0;
  return (
    <>
      {shows && <Needing people={people} path={path} now={now} onDone={done} />}
      {help.mine && <Mine mine={help.mine} open={help.open} path={path} now={now} onDone={done} />}
    </>
  );
}

interface PartProps {
  readonly path: string;
  readonly now: number;
  readonly onDone: () => void;
}

function Mine(props: PartProps & { mine: NonNullable<HelpView['mine']>; open: boolean }): ReactNode {
  const { texts, api, say } = useTools();
  const { information } = texts.cards;
  const { help: words } = texts.cards.report;
  const { help: page } = texts.tab;
  const { mine, open, path, now } = props;
  const action = useAction();
  const post = async (at: string, body: object, text: string) => {
    if (!(await action.run(() => api.post(`${path}/${at}`, body)))) return;
    say({ text });
    props.onDone();
  };
  const ask = (wanted: boolean) => post('help', { wanted }, wanted ? page.wantNoted : page.doneNoted);
  return (
    <section className="panel panel-body help-mine" aria-labelledby="help-mine" aria-busy={action.busy}>
      <h2 id="help-mine">{mine.readAt === null ? page.mine : information.noted(texts.moment(mine.readAt, now))}</h2>
      {mine.readAt === null && (
        <Button
          appearance="primary"
          size="large"
          icon={<Icon name="check" />}
          disabled={action.busy}
          onClick={() => void post('read', {}, page.readNoted)}
        >
          {information.read}
        </Button>
      )}
      {mine.wantedAt !== null && (
        <div className="help-wanted" role="status">
          <p>
            <Icon name="call-me" />
            <strong>{words.wanted(texts.moment(mine.wantedAt, now))}</strong>
          </p>
          <p className="hint">{open ? words.hint : words.afterEnd}</p>
          <Button size="large" disabled={action.busy} onClick={() => void ask(false)}>
            {words.done}
          </Button>
        </div>
      )}
      {mine.wantedAt === null && mine.doneAt !== null && <p>{words.settled(texts.moment(mine.doneAt, now))}</p>}
      {mine.wantedAt === null && open && (
        <div className="help-ask">
          <Button size="large" icon={<Icon name="call-me" />} disabled={action.busy} onClick={() => void ask(true)}>
            {words.want}
          </Button>
          <p className="hint">{words.danger}</p>
        </div>
      )}
      {mine.wantedAt === null && !open && <p className="hint">{words.afterEnd}</p>}
      <Failure fault={action.fault} texts={texts} />
    </section>
  );
}

function Needing(props: PartProps & { people: NonNullable<HelpView['people']> }): ReactNode {
  const { texts, api, say } = useTools();
  const { help: words } = texts.tab;
  const { people, path, now } = props;
  const action = useAction();
  const nameOf = (name: string) => name || words.unnamed;
  const settle = async (person: string, name: string) => {
    if (!(await action.run(() => api.post(`${path}/help/${encodeURIComponent(person)}/done`, {})))) return;
    say({ text: words.noted(name) });
    props.onDone();
  };
  return (
    <section className="panel panel-body help-needing" aria-labelledby="help-needing" aria-busy={action.busy}>
      <h2 id="help-needing">{words.title}</h2>
      <p className="help-count" data-worrying={people.needing.length > 0}>
        <Icon name={people.needing.length > 0 ? 'warning' : 'check'} />
        <strong>{people.needing.length > 0 ? words.count(people.needing.length) : words.nobody}</strong>
      </p>
      <ol className="help-list">
        {people.needing.map(({ person, name, wantedAt }) => (
          <li key={person}>
            <span>
              <strong>{nameOf(name)}</strong> <span>{words.since(texts.moment(wantedAt, now))}</span>
            </span>
            {people.maySettle && (
              <Button
                disabled={action.busy}
                aria-label={words.doneFor(nameOf(name))}
                onClick={() => void settle(person, nameOf(name))}
              >
                {words.done}
              </Button>
            )}
          </li>
        ))}
      </ol>
      <Failure fault={action.fault} texts={texts} />
      {people.settled.length > 0 && (
        <details>
          <summary>
            {words.settled} ({people.settled.length})
          </summary>
          <ul className="help-settled">
            {people.settled.map(({ name, doneAt, by }) => (
              <li key={`${doneAt} ${name}`}>
                {words.settledBy(nameOf(name), texts.moment(doneAt, now), by === '' ? words.bySelf : by)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
