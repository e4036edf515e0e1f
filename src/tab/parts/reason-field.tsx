// Why: a ready reason in one tap, own words if wanted.
import { Field, Radio, RadioGroup, Textarea } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { joinReason } from '../alarm-view.ts';
import { useTools } from '../tools.ts';

/** The server's limit for a reason. */
const most = 300;

/** `onReason` gets the reason as it would be sent; '' while there is none. `fault` is shown at the field. */
export function ReasonField(props: {
  ready: readonly string[];
  fault: string;
  onReason: (reason: string) => void;
}): ReactNode {
  const { change } = useTools().texts.tab;
  const [ready, setReady] = useState<string | null>(null);
  const [own, setOwn] = useState('');
  const tell = (nextReady: string | null, nextOwn: string) => {
    setReady(nextReady);
    setOwn(nextOwn);
    props.onReason(joinReason(nextReady ?? '', nextOwn));
  };
  const left = most - joinReason(ready ?? '', own).length;
  const free = ready === '' || props.ready.length === 0;
  return (
    <>
      {props.ready.length > 0 && (
        <Field label={change.reason} required {...(props.fault !== '' && { validationMessage: props.fault })}>
          <RadioGroup value={ready ?? '-'} onChange={(_, data) => tell(data.value, own)}>
            {[...props.ready, ''].map((reason) => (
              <Radio key={reason} value={reason} label={reason === '' ? change.own : reason} />
            ))}
          </RadioGroup>
        </Field>
      )}
      <Field label={free ? change.ownText : change.extra} required={free} hint={own === '' ? '' : change.left(left)}>
        <Textarea value={own} resize="vertical" rows={2} onChange={(_, data) => tell(ready, data.value)} />
      </Field>
    </>
  );
}
