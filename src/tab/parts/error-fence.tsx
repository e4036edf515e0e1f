// Catches a fault while drawing, so that people read a sentence instead of an empty page.
import { Component, type ReactNode } from 'react';
import type { Texts } from '../../texts/index.ts';

interface Props {
  readonly texts: Texts;
  readonly children: ReactNode;
}

export class ErrorFence extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override componentDidCatch(fault: unknown): void {
    console.error('BCM-Lotse: a page could not be drawn,', fault);
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <main className="outside" role="alert">
        <p>{this.props.texts.tab.failure.broken}</p>
        {/* Teams has no key for it, and after an update an open tab asks for files that are gone. */}
        <button type="button" className="chip" onClick={() => location.reload()}>
          {this.props.texts.tab.failure.reload}
        </button>
      </main>
    );
  }
}
