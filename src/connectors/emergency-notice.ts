// That somebody came in by the emergency entrance, as it goes by mail, short message and call.
import type { Emergency } from '../domain/emergency.ts';
import { mayIssueCodes } from '../domain/roles.ts';
import type { Directory } from '../engine/directory.ts';
import type { Env } from '../engine/env.ts';
import { textsFor } from '../texts/index.ts';
import type { NoticeOf } from './notice.ts';

export function emergencyNotice({ now }: Pick<Env, 'now'>, look: Directory): NoticeOf {
  return async ({ address, state }, reader) => {
    const opening = (state as unknown as Emergency).openings.at(-1);
    const texts = textsFor(reader.language);
    const words = texts.emergency;
    const closes = mayIssueCodes({ kind: 'person', ...reader }, address.id);
    const unknown = closes ? words.unknown : words.unknownHere;
    const name = (await look.person(opening?.person ?? ''))?.name || texts.cards.situation.unnamed;
    const domain = (await look.domain(address.id))?.name ?? address.id;
    const step = words.step(name, texts.moment(opening?.at ?? now(), now()));
    return {
      texts,
      mark: words.mark,
      step,
      lines: [
        { label: '', value: domain },
        { label: '', value: words.known },
        { label: '', value: unknown },
      ],
      asks: null,
      urgent: true,
      short: {
        head: `BCM-Lotse ${address.id}`,
        step: closes ? words.short : words.shortHere,
        phone: '',
        what: '',
        tail: '',
      },
      spoken: { open: words.mark, say: [step, unknown], keys: '', close: '' },
    };
  };
}
