// Finding somebody of the domain by name, job or address.
import { Button, Field, Input } from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import type { TeamPerson, TeamSearch } from '../../http/contract-people.ts';
import { ApiFault } from '../api.ts';
import { useTools } from '../tools.ts';
import { Failure } from './failure.tsx';

/** Waits so long after the last key, milliseconds. */
const restFor = 250;
const enough = (query: string) => query.replace(/\s/g, '').length >= 2;

type Found = TeamSearch | ApiFault | 'busy' | null;

export function PersonSearch(props: {
  domain: string;
  label: string;
  exclude: readonly string[];
  onPick: (person: TeamPerson) => void;
}): ReactNode {
  const { texts } = useTools();
  const { table } = texts.tab.people;
  const [query, setQuery] = useState('');
  const found = useSearch(props.domain, query);
  const hits = found !== null && found !== 'busy' && !(found instanceof ApiFault) ? found : null;
  const shown = hits?.people.filter(({ id }) => !props.exclude.includes(id)) ?? [];
  return (
    <div className="person-search">
      <Field label={props.label} hint={table.addHint}>
        <Input type="search" value={query} onChange={(_, data) => setQuery(data.value)} />
      </Field>
      <div role="status">
        {found === 'busy' && <p className="hint">{table.searching}</p>}
        {hits && shown.length === 0 && <p className="hint">{table.noHits}</p>}
        {hits?.more && <p className="hint">{table.more}</p>}
      </div>
      {found instanceof ApiFault && <Failure fault={found} texts={texts} />}
      <ul className="person-hits">
        {shown.map((person) => (
          <li key={person.id}>
            <Button
              appearance="subtle"
              onClick={() => {
                props.onPick(person);
                setQuery('');
              }}
            >
              <strong>{person.name}</strong>&nbsp;{person.jobTitle}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Asks when somebody stops typing; an answer to an older question is dropped. */
function useSearch(domain: string, query: string): Found {
  const { api } = useTools();
  const [found, setFound] = useState<Found>(null);
  useEffect(() => {
    if (!enough(query)) return setFound(null);
    let old = false;
    const path = `/api/team/${encodeURIComponent(domain)}/people?q=${encodeURIComponent(query)}`;
    const ask = async () => {
      setFound('busy');
      try {
        const answer = await api.get<TeamSearch>(path);
        if (!old && answer.fresh) setFound(answer.value);
      } catch (fault) {
        if (!(fault instanceof ApiFault)) throw fault;
        if (!old) setFound(fault);
      }
    };
    const timer = setTimeout(() => void ask(), restFor);
    return () => {
      old = true;
      clearTimeout(timer);
    };
  }, [api, domain, query]);
  return found;
}
