// Has messages read aloud by a gateway that calls people: what rings at night.
import type { Sender } from '../engine/env.ts';
import type { NoticeTools } from './email-sender.ts';
import type { Gateway } from './http-gateway.ts';
import { phoneId } from './phone-id.ts';
import { phoneNumber, readerOf } from './recipients.ts';
import { voiceText } from './voice-text.ts';

export function voiceSender(tools: NoticeTools, gateway: Pick<Gateway, 'send'>): Pick<Sender, 'post'> {
  return {
    async post(handover) {
      const person = await readerOf(tools, handover);
      const to = await phoneNumber(tools, person, 'voice');
      const notice = await tools.noticeOf(handover, person);
      await gateway.send({ to, text: voiceText(notice), id: phoneId(handover) });
      return { activityId: `voice-${tools.env.newId()}` };
    },
  };
}
