// The exact card that will be sent, to a person or into the channel, as Ernstfall or as Übung.
import { Spinner } from '@fluentui/react-components';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { Preview } from '../preview.ts';
import { useTools } from '../tools.ts';
import { Failure } from './failure.tsx';

const CardView = lazy(() => import('./card-view.tsx').then((part) => ({ default: part.CardView })));

type Side = 'personal' | 'channel' | 'audience';

/** `audience`: whether somebody else is to be told; `avoidTeams`: nothing goes to Teams. */
export function CardPanel(props: {
  preview: Preview;
  channel: string | null;
  audience: boolean;
  avoidTeams: boolean;
}): ReactNode {
  const { texts } = useTools();
  const { raise } = texts.tab;
  const { preview } = props;
  const [wanted, setSide] = useState<Side>('personal');
  const sides: readonly Side[] = props.audience ? ['personal', 'channel', 'audience'] : ['personal', 'channel'];
  const side = sides.includes(wanted) ? wanted : 'personal';
  const others = preview.value?.audience ?? null;
  const card = (side === 'audience' ? others?.card : preview.value?.[side]) ?? null;
  const fault = preview.value?.fault ?? null;
  return (
    <section className="panel panel-body card-panel" aria-labelledby="preview">
      <h2 id="preview">{raise.preview}</h2>
      <div className="chips">
        <Choice
          label={raise.previewOf}
          all={sides}
          chosen={side}
          words={{ personal: raise.personal, channel: raise.channel, audience: texts.tab.audience.card }}
          onChoose={setSide}
        />
        {preview.modes.length > 1 && (
          <Choice
            label={raise.asMode}
            all={preview.modes}
            chosen={preview.mode}
            words={texts.mode}
            onChoose={preview.show}
          />
        )}
      </div>
      {side === 'channel' && (
        <p className="hint">{props.channel === null ? raise.noChannel : raise.channelName(props.channel)}</p>
      )}
      {side === 'audience' && others && <p className="hint">{texts.tab.audience.cardHint(others.people)}</p>}
      <Failure fault={preview.failure} texts={texts} />
      {!preview.failure && fault && <p className="hint">{fault.text}</p>}
      {!card && !fault && !preview.failure && (
        <p className="hint">{props.avoidTeams ? texts.board.plan.noCard : raise.noPreview}</p>
      )}
      {card && !props.avoidTeams && (
        <Suspense fallback={<Spinner size="small" label={raise.previewBusy} />}>
          <CardView card={card} />
        </Suspense>
      )}
    </section>
  );
}

function Choice<T extends string>(props: {
  label: string;
  all: readonly T[];
  chosen: T;
  words: Readonly<Record<T, string>>;
  onChoose: (one: T) => void;
}): ReactNode {
  return (
    <fieldset className="choice">
      <legend className="unseen">{props.label}</legend>
      {props.all.map((one) => (
        <button
          key={one}
          type="button"
          className="chip"
          aria-pressed={props.chosen === one}
          onClick={() => props.onChoose(one)}
        >
          {props.words[one]}
        </button>
      ))}
    </fieldset>
  );
}
