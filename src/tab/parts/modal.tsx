// A dialog over the page: the browser's own keeps the focus inside and gives it back afterwards.
import { Button } from '@fluentui/react-components';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { useTools } from '../tools.ts';

/** `busy` keeps it open while something runs. `actions` stand at the end, after *Zurück*. */
export function Modal(props: {
  title: string;
  busy: boolean;
  onClose: () => void;
  actions: ReactNode;
  children: ReactNode;
}): ReactNode {
  const { title, busy, onClose } = props;
  const { texts } = useTools();
  const frame = useRef<HTMLDialogElement>(null);
  const head = useRef<HTMLHeadingElement>(null);
  const heading = useId();
  useLayoutEffect(() => {
    const dialog = frame.current;
    dialog?.showModal();
    head.current?.focus();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={frame}
      className="modal"
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        if (!busy) onClose();
      }}
    >
      <h2 id={heading} ref={head} tabIndex={-1}>
        {title}
      </h2>
      <div className="modal-body">{props.children}</div>
      <div className="modal-actions">
        <Button onClick={onClose} disabled={busy}>
          {texts.tab.cancel}
        </Button>
        {props.actions}
      </div>
    </dialog>
  );
}

/** A button that shows that it is at work; it keeps its place and its focus. */
export function BusyButton(props: {
  busy: boolean;
  words: string;
  busyWords?: string;
  danger?: boolean;
  /** Something is still missing before it may be pressed. */
  blocked?: boolean;
  onPress: () => void;
}): ReactNode {
  const { texts } = useTools();
  return (
    <Button
      appearance="primary"
      className={props.danger ? 'danger' : ''}
      disabledFocusable={props.busy || props.blocked === true}
      onClick={props.onPress}
    >
      {props.busy ? (props.busyWords ?? texts.tab.loading) : props.words}
    </Button>
  );
}
