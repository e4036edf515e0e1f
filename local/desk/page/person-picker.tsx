/** Choosing who to be: all people of the sample administration, searchable, grouped by their area. */
import {
  Badge,
  Button,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Input,
} from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { DeskPerson } from '../contract.ts';
import { Icon } from './icons.tsx';
import { PersonMark } from './marks.tsx';
import type { DeskTexts } from './texts.ts';

type PersonPickerProps = {
  people: DeskPerson[];
  texts: DeskTexts;
  /** id of who sits there now */
  current: string | undefined;
  onPick: (person: DeskPerson) => void;
  onClose: () => void;
};

export function PersonPicker({ people, texts, current, onPick, onClose }: PersonPickerProps): ReactNode {
  const [wanted, setWanted] = useState('');
  const found = people.filter((person) => matches(person, wanted, texts));
  return (
    <Dialog open onOpenChange={(_event, data) => !data.open && onClose()}>
      <DialogSurface className="picker">
        <DialogBody>
          <DialogTitle
            action={
              <Button appearance="subtle" icon={<Icon name="close" />} aria-label={texts.close} onClick={onClose} />
            }
          >
            {texts.picker.title}
          </DialogTitle>
          <DialogContent className="picker-content">
            <Input
              type="search"
              autoFocus
              value={wanted}
              aria-label={texts.picker.search}
              placeholder={texts.picker.placeholder}
              contentBefore={<Icon name="search" size={18} />}
              onChange={(_event, data) => setWanted(data.value)}
              onKeyDown={(event) => event.key === 'Enter' && found[0] && onPick(found[0])}
            />
            <p className="picker-count" role="status">
              {found.length > 0 ? texts.picker.count(found.length) : texts.picker.none}
            </p>
            <div className="picker-groups">
              {groups(found).map(([domain, members]) => (
                <section key={domain} aria-label={domain}>
                  <h3>{domain}</h3>
                  <ul>
                    {members.map((person) => (
                      <li key={person.id}>
                        <PersonLine person={person} texts={texts} current={person.id === current} onPick={onPick} />
                      </li>
                    ))}
                  </ul>
                </section>
              ))}
            </div>
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

type PersonLineProps = { person: DeskPerson; texts: DeskTexts; current: boolean; onPick: (person: DeskPerson) => void };

function PersonLine({ person, texts, current, onPick }: PersonLineProps): ReactNode {
  return (
    <button type="button" className="person-line" aria-current={current || undefined} onClick={() => onPick(person)}>
      <PersonMark id={person.id} name={person.name} />
      <span className="person-name">{person.name}</span>
      <span className="person-job">{person.jobTitle}</span>
      <span className="person-roles">
        {person.roles
          .filter((role) => role !== 'staff')
          .map((role) => (
            <Badge key={role} appearance="tint" size="small" color={role === 'alarm' ? 'brand' : 'informative'}>
              {texts.roles[role] ?? role}
            </Badge>
          ))}
      </span>
    </button>
  );
}

function groups(people: DeskPerson[]): [string, DeskPerson[]][] {
  return [...Map.groupBy(people, (person) => person.domain)];
}

/** Every word must be found somewhere; «Müller» also by «Mueller» and «muller». */
function matches(person: DeskPerson, wanted: string, texts: DeskTexts): boolean {
  const roles = person.roles.map((role) => `${role} ${texts.roles[role] ?? ''}`).join(' ');
  const text = plain(`${person.name} ${person.domain} ${person.jobTitle} ${roles}`);
  const spelled = text.replaceAll('ae', 'a').replaceAll('oe', 'o').replaceAll('ue', 'u');
  return plain(wanted)
    .split(/\s+/)
    .every(
      (word) =>
        text.includes(word) || spelled.includes(word.replaceAll('ae', 'a').replaceAll('oe', 'o').replaceAll('ue', 'u')),
    );
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll('ß', 'ss').normalize('NFD').replace(/\p{M}/gu, '');
}
