// Text in which a telephone number is not torn apart at the end of a line, and can be called where wished.
import type { ReactNode } from 'react';
import { findNumbers } from '../telephone.ts';

export function NumbersWhole({ text, call }: { text: string; call?: boolean }): ReactNode {
  return findNumbers(text).map((part) => {
    if (part.number === '') return part.text;
    const key = `${part.at}`;
    if (call) {
      return (
        <a key={key} className="whole" href={`tel:${part.number}`}>
          {part.text}
        </a>
      );
    }
    return (
      <span key={key} className="whole">
        {part.text}
      </span>
    );
  });
}
