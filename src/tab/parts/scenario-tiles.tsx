// Prepared alarms as tiles: one tap fills everything.
import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ScenarioView } from '../../http/contract.ts';
import { useTools } from '../tools.ts';
import { Icon } from './icon.tsx';

export function ScenarioTiles(props: {
  scenarios: readonly ScenarioView[];
  chosen: string;
  /** Own writing was replaced and can be brought back. */
  lost: boolean;
  onScenario: (scenario: ScenarioView) => void;
  onOwn: () => void;
  onUndo: () => void;
}): ReactNode {
  const { texts } = useTools();
  const { raise } = texts.tab;
  return (
    <section aria-labelledby="scenarios">
      <h2 id="scenarios">{raise.choose}</h2>
      {props.scenarios.length === 0 && <p className="hint">{raise.noScenarios}</p>}
      <div className="tiles">
        {props.scenarios.map((scenario) => (
          <button
            key={scenario.id}
            type="button"
            className="tile"
            aria-pressed={props.chosen === scenario.id}
            onClick={() => props.onScenario(scenario)}
          >
            <strong>{scenario.title}</strong>
            <span className="facts">
              <span>{texts.level[scenario.level]}</span>
              <span>{outageName(texts.outage, scenario.outage)}</span>
            </span>
          </button>
        ))}
        <button type="button" className="tile tile-own" aria-pressed={props.chosen === 'own'} onClick={props.onOwn}>
          <strong>
            <Icon name="pen" size={16} /> {raise.own}
          </strong>
          <span className="facts">
            <span>{raise.ownHint}</span>
          </span>
        </button>
      </div>
      {props.lost && (
        <MessageBar>
          <MessageBarBody>{raise.replaced}</MessageBarBody>
          <MessageBarActions>
            <Button onClick={props.onUndo}>{raise.undo}</Button>
          </MessageBarActions>
        </MessageBar>
      )}
    </section>
  );
}

/** The server may know kinds of outage that this page does not. */
function outageName(names: Readonly<Record<string, string>>, outage: string): string {
  return names[outage] ?? outage;
}
