// The steps of a ladder as rows that are edited; what is wrong stands at the row it is about.
import { Button, Checkbox, Field, Input, Select } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';
import {
  highestRank,
  type Ladder,
  type LadderFault,
  longestAfter,
  mostSteps,
  type Step,
} from '../../domain/escalation.ts';
import { ways } from '../../domain/ways.ts';
import { faultSentence } from '../fault-sentence.ts';
import type { LadderEdit } from '../ladder-edit.ts';
import { useTools } from '../tools.ts';
import { Icon } from './icon.tsx';

interface RowsProps {
  readonly steps: Ladder;
  readonly faults: readonly LadderFault[];
  readonly edit: (edit: LadderEdit) => void;
}

export function LadderRows({ steps, faults, edit }: RowsProps): ReactNode {
  return (
    <ol className="ladder-rows">
      {steps.map((step, index) => (
        <Row
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have no other name than their place
          key={index}
          step={step}
          index={index}
          fault={faults.find((each) => each.step === index + 1)}
          edit={edit}
          isOnly={steps.length === 1}
        />
      ))}
    </ol>
  );
}

interface RowProps {
  readonly step: Step;
  readonly index: number;
  readonly fault: LadderFault | undefined;
  readonly edit: RowsProps['edit'];
  readonly isOnly: boolean;
}

function Row({ step, index, fault, edit, isOnly }: RowProps): ReactNode {
  const { texts } = useTools();
  const { escalation } = texts.tab;
  const id = useId();
  const set = (part: Partial<Step>) => edit({ type: 'set', index, part });
  const sentence = fault && faultSentence(texts, { code: fault.code, detail: { step: fault.step, most: mostSteps } });
  return (
    <li className="ladder-row" data-fault={fault !== undefined}>
      <fieldset aria-describedby={sentence ? id : undefined}>
        <legend>{escalation.step(index + 1)}</legend>
        <div className="ladder-fields">
          <Field label={escalation.after} className="ladder-minutes">
            <Input
              type="number"
              min={0}
              max={longestAfter}
              step={1}
              inputMode="numeric"
              value={Number.isNaN(step.after) ? '' : String(step.after)}
              onChange={(_, { value }) => set({ after: value === '' ? Number.NaN : Number(value) })}
            />
          </Field>
          <Field label={escalation.actLabel} className="ladder-act">
            <Select value={step.act} onChange={(_, { value }) => set({ act: value as Step['act'] })}>
              {(['ask', 'remind', 'decide'] as const).map((act) => (
                <option key={act} value={act}>
                  {escalation.act[act]}
                </option>
              ))}
            </Select>
          </Field>
          {step.act === 'ask' && (
            <Field label={escalation.rankLabel} className="ladder-rank">
              <Select value={String(step.rank)} onChange={(_, { value }) => set({ rank: Number(value) })}>
                {Array.from({ length: highestRank + 1 }, (_, rank) => String(rank)).map((rank) => (
                  <option key={rank} value={rank}>
                    {escalation.rank(Number(rank))}
                  </option>
                ))}
              </Select>
            </Field>
          )}
          {step.act !== 'decide' && <Ways step={step} set={set} />}
          <Button
            appearance="subtle"
            className="ladder-remove"
            icon={<Icon name="unavailable" />}
            disabled={isOnly}
            onClick={() => edit({ type: 'remove', index })}
            aria-label={escalation.remove(index + 1)}
            title={escalation.remove(index + 1)}
          />
        </div>
        {sentence && (
          <p id={id} className="ladder-fault">
            <Icon name="warning" size={16} /> {sentence}
          </p>
        )}
      </fieldset>
    </li>
  );
}

function Ways({ step, set }: { step: Step; set: (part: Partial<Step>) => void }): ReactNode {
  const { escalation } = useTools().texts.tab;
  return (
    <fieldset className="ladder-ways">
      <legend>{escalation.ways}</legend>
      {ways.map((way) => (
        <Checkbox
          key={way}
          label={escalation.way[way]}
          checked={step.ways.includes(way)}
          onChange={(_, { checked }) =>
            set({ ways: checked ? [...step.ways, way] : step.ways.filter((each) => each !== way) })
          }
        />
      ))}
    </fieldset>
  );
}
