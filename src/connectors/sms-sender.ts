// Sends messages as short messages through a gateway.
import type { Sender } from '../engine/env.ts';
import type { NoticeTools } from './email-sender.ts';
import type { Gateway } from './http-gateway.ts';
import { phoneId } from './phone-id.ts';
import { phoneNumber, readerOf } from './recipients.ts';
import { smsText } from './sms-text.ts';

export function smsSender(tools: NoticeTools, gateway: Pick<Gateway, 'send'>): Pick<Sender, 'post'> {
  return {
    async post(handover) {
      const person = await readerOf(tools, handover);
      const to = await phoneNumber(tools, person, 'sms');
      const notice = await tools.noticeOf(handover, person);
      const link = notice.asks === null ? '' : await tools.links.address(notice.asks);
      await gateway.send({ to, text: smsText(notice, link), id: phoneId(handover) });
      return { activityId: `sms-${tools.env.newId()}` };
    },
  };
}
