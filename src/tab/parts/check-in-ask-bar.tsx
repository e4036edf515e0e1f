// The bar at the bottom: how many people it goes to, and the last question before it does.
import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { AskedView } from '../../http/contract-check-ins.ts';
import { useAction } from '../action.ts';
import { type AskForm, draftOfAsk } from '../check-in-draft.ts';
import type { PreviewState } from '../check-in-preview.ts';
import { useTools } from '../tools.ts';
import { Failure } from './failure.tsx';
import { BusyButton, Modal } from './modal.tsx';

export function CheckInAskBar({ form, preview }: { form: AskForm; preview: PreviewState }): ReactNode {
  const { texts, api, go } = useTools();
  const words = texts.checkInTab.form;
  const action = useAction();
  /** The id of the wish while it is asked about: sent twice it is still one. */
  const [once, arm] = useState<string | null>(null);
  const { value } = preview;
  const people = value?.people ?? 0;
  const ready = value !== null && value.fault === null && !preview.busy;
  const ask = () =>
    action.run(async () => {
      const draft = draftOfAsk(form, Date.now());
      const asked = await api.post<AskedView>('/api/check-ins', { once, draft });
      go({ name: 'check-in', id: asked.id }, { text: words.asked(asked.people) });
    });
  return (
    <section className="raise-bar" aria-label={texts.checkInTab.ask}>
      <p className="raise-cost" role="status">
        {lineOf(preview, texts)}
      </p>
      <div className="raise-buttons">
        <Button
          size="large"
          appearance="primary"
          className={form.mode === 'exercise' ? 'raise-exercise' : ''}
          disabledFocusable={!ready}
          onClick={() => ready && arm(crypto.randomUUID())}
        >
          {words.send[form.mode]}
        </Button>
      </div>
      {once !== null && (
        <Modal
          title={words.sure[form.mode](people)}
          busy={action.busy}
          onClose={() => arm(null)}
          actions={
            <BusyButton busy={action.busy} words={words.yes} busyWords={words.busy} onPress={() => void ask()} />
          }
        >
          <p>{form.question}</p>
          {(value?.unmet ?? 0) > 0 && <p>{words.unmet(value?.unmet ?? 0)}</p>}
          <Failure fault={action.fault} texts={texts} />
        </Modal>
      )}
    </section>
  );
}

function lineOf({ value, busy }: PreviewState, texts: ReturnType<typeof useTools>['texts']): string {
  const words = texts.checkInTab.form;
  if (!value) return busy ? words.counting : texts.refused['check-in-nobody']({});
  const head = value.people === 1 ? words.headOne : words.head(value.people);
  return value.fault ? value.fault.text : `${head}. ${value.unmet > 0 ? words.unmet(value.unmet) : ''}`;
}
