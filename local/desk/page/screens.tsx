/** Whole-page states: waiting and failed. */
import { Button, Spinner } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { DeskTexts } from './texts.ts';

export function LoadingScreen({ texts }: { texts: DeskTexts }): ReactNode {
  return (
    <div className="screen">
      <Spinner label={texts.loading} labelPosition="below" />
    </div>
  );
}

type FaultScreenProps = { title: string; text: string; texts: DeskTexts; onRetry: () => void };

export function FaultScreen({ title, text, texts, onRetry }: FaultScreenProps): ReactNode {
  return (
    <div className="screen" role="alert">
      <h2>{title}</h2>
      <p>{text}</p>
      <Button appearance="primary" onClick={onRetry}>
        {texts.retry}
      </Button>
    </div>
  );
}
