// Page Personen & Rollen: who has which role, what is missing, who is on call, files; and how I am reached myself.
import { type ReactNode, useState } from 'react';
import { DomainChoice } from '../parts/domain-choice.tsx';
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
      <DomainChoice label={words.domain} domains={domains} chosen={domain} choose={choose} />
      {domain !== '' && <TeamPart key={domain} domain={domain} />}
      <MyContact />
    </>
  );
}
