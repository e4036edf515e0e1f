// People and places of the sample administration as stories call them: `tjark`, `#MI-ITN`.
import type { Sample, SampleChannel } from '../../local/sample/sample.ts';
import type { Person } from '../../src/domain/people.ts';

/** A person by her first name in plain letters, such as `tjark` or `ruediger`. */
export type Name = string;
/** A person's chat with the bot by her name, or a domain's crisis channel by `#` and its code. */
export type Place = string;

export interface WorldPeople {
  person(name: Name): Person;
  /** The internal id. */
  id(name: Name): string;
  name(id: string): Name;
  channel(place: Place): SampleChannel;
  /** The channel with this conversation id. */
  placeOf(conversation: string): Place;
  /** The names of many ids, in the order of the alphabet. */
  names(ids: Iterable<string>): readonly Name[];
}

export function worldPeople(sample: Sample): WorldPeople {
  const byName = new Map(sample.people.map((person) => [firstName(person.name), person]));
  const byId = new Map(sample.people.map((person) => [person.id, firstName(person.name)]));
  const person = (name: Name) => {
    const found = byName.get(name);
    if (!found) throw new Error(`nobody is called ${name}`);
    return found;
  };
  return {
    person,
    id: (name) => person(name).id,
    name: (id) => byId.get(id) ?? id,
    names: (ids) => [...ids].map((id) => byId.get(id) ?? id).sort(),
    placeOf: (conversation) => `#${sample.channels.find((each) => each.conversationId === conversation)?.domain ?? ''}`,
    channel(place) {
      const found = sample.channels.find(({ domain }) => `#${domain}` === place);
      if (!found) throw new Error(`there is no channel ${place}`);
      return found;
    },
  };
}

function firstName(name: string): Name {
  const first = name.replace(/^(Prof\. )?(Dr\. )?/, '').split(' ')[0] ?? '';
  const spelled = first.toLowerCase().replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue');
  return spelled.normalize('NFD').replace(/\p{M}/gu, '');
}
