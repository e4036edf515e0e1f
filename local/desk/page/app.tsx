/** The desk as a whole: settings, the people, and one or two seats at which somebody uses Teams. */
import { FluentProvider } from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import type { DeskPerson } from '../contract.ts';
import { readSettings, type Settings, writeSettings } from './memory.ts';
import { Pane } from './pane.tsx';
import { PersonPicker } from './person-picker.tsx';
import { FaultScreen, LoadingScreen } from './screens.tsx';
import { readSeats, type Seats, seat, seatAll, unseat, writeSeats } from './seats.ts';
import { textsFor } from './texts.ts';
import { applyTheme } from './theme.ts';
import { TopBar } from './top-bar.tsx';
import { usePeople } from './use-people.ts';
import { Welcome } from './welcome.tsx';

type Picking = 'first' | 'second';

export function App(): ReactNode {
  const [settings, setSettings] = useState(() => readSettings(new URLSearchParams(location.search)));
  const [picking, setPicking] = useState<Picking>();
  const [greeting, setGreeting] = useState(false);
  const [seats, setSeats] = useState<Seats>(() => readSeats(new URLSearchParams(location.search)));
  const { people, fault, load } = usePeople();
  const texts = textsFor(settings.language);
  const theme = applyTheme(settings.theme);

  useEffect(() => {
    document.documentElement.lang = settings.language;
    writeSettings(settings);
  }, [settings]);
  useEffect(() => writeSeats(seats), [seats]);
  useTitle(seats, people, texts.title);

  function sit(where: Picking, person: DeskPerson): void {
    setSeats((before) => seat(before, where, person.id, { area: 'chat', focus: true }));
    setGreeting(false);
    setPicking(undefined);
  }

  const welcome = people !== undefined && (greeting || !people.some((person) => person.id === seats.first?.person));
  return (
    <FluentProvider theme={theme} className="desk-root">
      <div className="desk">
        <TopBar
          settings={settings}
          texts={texts}
          onSettings={setSettings}
          {...(people && !welcome ? { onFirstSteps: () => setGreeting(true) } : {})}
          {...(people && !welcome && !seats.second ? { onSecond: () => setPicking('second') } : {})}
        />
        {fault && <FaultScreen title={texts.fault.down} text={texts.fault.downWhy} texts={texts} onRetry={load} />}
        {!people && !fault && <LoadingScreen texts={texts} />}
        {people && welcome && (
          <Welcome
            people={people}
            texts={texts}
            unknown={seats.first !== undefined && !greeting}
            onPick={() => setPicking('first')}
            onOpen={(openings) => {
              setSeats(seatAll(openings));
              setGreeting(false);
            }}
            {...(greeting ? { onClose: () => setGreeting(false) } : {})}
          />
        )}
        {people && !welcome && (
          <Panes
            seats={seats}
            people={people}
            settings={settings}
            onPick={setPicking}
            onClose={(where) => setSeats(unseat(seats, where))}
          />
        )}
        {people && picking && (
          <PersonPicker
            people={people}
            texts={texts}
            current={seats[picking]?.person}
            onPick={(person) => sit(picking, person)}
            onClose={() => setPicking(undefined)}
          />
        )}
      </div>
    </FluentProvider>
  );
}

type PanesProps = {
  seats: Seats;
  people: DeskPerson[];
  settings: Settings;
  onPick: (where: Picking) => void;
  onClose: (where: Picking) => void;
};

function Panes({ seats, people, settings, onPick, onClose }: PanesProps): ReactNode {
  const shown = (['first', 'second'] as const).flatMap((where) => {
    const taken = seats[where];
    const person = people.find((candidate) => candidate.id === taken?.person);
    return taken && person ? [{ where, taken, person }] : [];
  });
  return (
    <main className="panes" data-count={shown.length}>
      {shown.map(({ where, taken, person }) => (
        <Pane
          key={`${person.id} ${taken.visit}`}
          person={person}
          settings={settings}
          start={taken.start}
          onPick={() => onPick(where)}
          {...(shown.length > 1 ? { onClose: () => onClose(where) } : {})}
        />
      ))}
    </main>
  );
}

/** Two browser windows are told apart by who sits there. */
function useTitle(seats: Seats, people: DeskPerson[] | undefined, title: string): void {
  useEffect(() => {
    const ids = [seats.first?.person, seats.second?.person];
    const names = ids.flatMap((id) => people?.find((person) => person.id === id)?.name ?? []);
    document.title = [names.join(' + '), title].filter((part) => part !== '').join(' – ');
  }, [seats, people, title]);
}
