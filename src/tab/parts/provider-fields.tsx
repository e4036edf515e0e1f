// Who provides a resource: company, contract, agreed reaction, emergency number, end of the contract.
import { Checkbox, Field, Input } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ResourceDraft } from '../../http/contract-registers.ts';
import { useTools } from '../tools.ts';
import type { Editing } from '../use-record.ts';
import { told } from './record-fields.tsx';
import { HoursField } from './record-parts.tsx';

const noProvider = { name: '', contract: '', reactionHours: null, emergencyNumber: '', endsOn: null };

export function ProviderFields(props: {
  editing: Editing<ResourceDraft>;
  faultOf: (field: string) => string | undefined;
}): ReactNode {
  const { fields, resource } = useTools().texts.tab.registers;
  const { value, set } = props.editing;
  const { provider } = value;
  const fault = (field: string) => told(props.faultOf(field));
  const write = (part: Partial<typeof noProvider> | { reactionHours: number | null } | { endsOn: string | null }) =>
    set({ provider: { ...noProvider, ...provider, ...part } });
  return (
    <section className="panel panel-body" aria-labelledby="resource-provider">
      <h2 id="resource-provider">{resource.provider}</h2>
      <Checkbox
        checked={provider !== null}
        label={resource.hasProvider}
        onChange={(_, data) => set({ provider: data.checked === true ? noProvider : null })}
      />
      {provider && (
        <div className="record-fields">
          <Field label={fields.provider} required {...fault('provider.name')}>
            <Input value={provider.name} maxLength={200} onChange={(_, data) => write({ name: data.value })} />
          </Field>
          <Field label={fields['provider.contract']} {...fault('provider.contract')}>
            <Input value={provider.contract} maxLength={200} onChange={(_, data) => write({ contract: data.value })} />
          </Field>
          <HoursField
            label={fields['provider.reactionHours']}
            hours={provider.reactionHours}
            fault={props.faultOf('provider.reactionHours')}
            onHours={(reactionHours) => write({ reactionHours })}
          />
          <Field
            label={fields['provider.emergencyNumber']}
            hint={resource.emergencyHint}
            {...fault('provider.emergencyNumber')}
          >
            <Input
              type="tel"
              value={provider.emergencyNumber}
              maxLength={60}
              onChange={(_, data) => write({ emergencyNumber: data.value })}
            />
          </Field>
          <Field label={fields['provider.endsOn']} {...fault('provider.endsOn')}>
            <Input
              type="date"
              value={provider.endsOn ?? ''}
              onChange={(_, data) => write({ endsOn: data.value === '' ? null : data.value })}
            />
          </Field>
        </div>
      )}
    </section>
  );
}
