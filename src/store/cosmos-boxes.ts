// Boxes of the Cosmos store: one document of values and one of marks, so that the service's own time says nothing of any.
import { randomInt } from 'node:crypto';
import type { JSONObject, OperationInput } from '@azure/cosmos';
import { fewestAnswers } from '../domain/feedback.ts';
import type { Json } from '../domain/model.ts';
import { boxPlaces } from './cosmos-documents.ts';
import type { Kept, Place, Requests } from './cosmos-requests.ts';
import type { Store } from './port.ts';

interface Values extends Place {
  readonly w: string;
  readonly values: readonly Json[];
}
interface Marks extends Place {
  readonly w: string;
  readonly marks: readonly string[];
  readonly sealed: boolean;
}

/** Somebody was faster. */
const again = [404, 409, 412];

export function boxes(
  requests: Requests,
  newId: () => string,
): Pick<Store, 'drop' | 'marks' | 'dropped' | 'sealBox' | 'emptyBox'> {
  /** Both documents or neither. False when somebody else wrote one of them since it was read. */
  async function write(documents: readonly (readonly [document: Values | Marks, over: Kept<Place> | null])[]) {
    const operations = documents.map(([document, over]): OperationInput => {
      const resourceBody = document as object as JSONObject;
      return over
        ? { operationType: 'Replace', id: document.id, resourceBody, ifMatch: over._etag }
        : { operationType: 'Create', resourceBody };
    });
    const refused = await requests.batch('drop', documents[0]?.[0].pk ?? '', operations);
    if (refused && !again.includes(refused.status)) throw new Error(`Cosmos DB refused a drop with ${refused.status}`);
    return refused === null;
  }

  return {
    async drop(box, mark, value) {
      const { marks: ofMarks, values: ofValues } = boxPlaces(box);
      for (;;) {
        const [before, inside] = [
          await requests.read<Marks>('drop', ofMarks),
          await requests.read<Values>('drop', ofValues),
        ];
        // Also when only the answer to our first attempt was lost.
        if (before?.sealed || before?.marks.includes(mark)) return;
        const w = newId();
        const marks = [...(before?.marks ?? []), mark].sort();
        const values = inside?.values ?? [];
        const done = await write([
          [{ ...ofMarks, w, marks, sealed: false }, before],
          [{ ...ofValues, w, values: values.toSpliced(randomInt(values.length + 1), 0, value) }, inside],
        ]);
        if (done) return;
      }
    },
    async marks(box) {
      return (await requests.read<Marks>('marks', boxPlaces(box).marks))?.marks ?? [];
    },
    async dropped(box) {
      const places = boxPlaces(box);
      if (!(await requests.read<Marks>('dropped', places.marks))?.sealed) return [];
      const all = (await requests.read<Values>('dropped', places.values))?.values ?? [];
      return all.length < fewestAnswers ? [] : all;
    },
    async sealBox(box) {
      await requests.putOver('sealBox', sealedMarks(box, newId()));
    },
    async emptyBox(box) {
      await requests.putOver('emptyBox', sealedMarks(box, newId()));
      const none: Values = { ...boxPlaces(box).values, w: newId(), values: [] };
      await requests.putOver('emptyBox', none);
    },
  };
}

function sealedMarks(box: string, w: string): Marks {
  return { ...boxPlaces(box).marks, w, marks: [], sealed: true };
}
