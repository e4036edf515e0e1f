// One recipient of reports: its name, how it is reached, and which checklists name it.
import { Field, Input } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { longestName } from '../../domain/register-fault.ts';
import { longestReach, type ReportRecipient } from '../../domain/report-recipients.ts';
import { useTools } from '../tools.ts';
import type { PartList } from '../use-part-list.ts';
import { PartButtons } from './part-buttons.tsx';
import { told } from './record-fields.tsx';

export function RecipientRow(props: {
  recipient: ReportRecipient;
  name: string;
  at: number;
  count: number;
  /** Titles of the prepared alarms that name it. */
  lists: readonly string[];
  isNew: boolean;
  faultOf: (field: string) => string | undefined;
  list: PartList<ReportRecipient>;
}): ReactNode {
  const words = useTools().texts.tab.checklists.recipients;
  const { recipient, at, lists, faultOf, list } = props;
  return (
    <li className="part-row" data-fault={faultOf('name') !== undefined || faultOf('reach') !== undefined}>
      <fieldset className="part-fields recipient-fields" aria-label={words.row(at + 1)}>
        <Field label={words.name} required {...told(faultOf('name'))}>
          <Input
            value={recipient.name}
            maxLength={longestName}
            autoFocus={props.isNew}
            onChange={(_, { value }) => list.change(at, { ...recipient, name: value })}
          />
        </Field>
        <Field label={words.reach} required hint={words.reachHint} {...told(faultOf('reach'))}>
          <Input
            value={recipient.reach}
            maxLength={longestReach}
            onChange={(_, { value }) => list.change(at, { ...recipient, reach: value })}
          />
        </Field>
        <p className="hint part-wide">
          {lists.length === 0 ? words.unused : `${words.usedIn(lists.join(', '))}. ${words.keep}`}
        </p>
      </fieldset>
      <PartButtons
        name={props.name}
        at={at}
        count={props.count}
        onMove={(by) => list.move(at, by)}
        onRemove={lists.length === 0 ? () => list.remove(at) : null}
      />
    </li>
  );
}
