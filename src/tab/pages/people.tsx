// Page Personen & Rollen: who has which role, what is missing, who is on call, files; and how I am reached myself.
import { Field, Select } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { Heading } from '../parts/heading.tsx';
import { MyContact } from '../parts/my-contact.tsx';
import { TeamPart } from '../parts/team-part.tsx';
import { useTools } from '../tools.ts';

export function PeoplePage(): ReactNode {
  const { texts, me, begun } = useTools();
  const words = texts.tab.people;
  // Those who may raise an exercise are those who alarm and coordinators: the ones who see a team.
  const domains = me.raiseExercise;
  const [domain, choose] = useState([...begun.teams.keys()][0] ?? domains[0]?.id ?? '');
  return (
    <>
      <Heading title={words.title} />
      <p className="lead">{domains.length === 0 ? words.noRights : words.lead}</p>
      {domains.length > 1 && (
        <Field label={words.domain} className="people-domain">
          <Select value={domain} onChange={(_, data) => choose(data.value)}>
            {domains.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {domain !== '' && <TeamPart key={domain} domain={domain} />}
      <MyContact />
    </>
  );
}
