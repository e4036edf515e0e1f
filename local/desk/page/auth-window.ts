/** Plays Teams around a window for signing in: opens it, answers its teams-js, and hears its last word or that it was closed. */
import { initialized, readRequest } from './teams-host.ts';

const LOOK_EVERY_MS = 200;

/**
 * `url` is https, as teams-js demands; this machine speaks plain http. Resolves with what the window says; rejects with
 * the words of Teams: `FailedToOpenWindow`, `CancelledByUser`.
 */
export function openWindow(url: string): Promise<string> {
  const { pathname, search } = new URL(url);
  const opened = window.open(`${location.origin}${pathname}${search}`, '_blank', 'popup,width=500,height=700');
  if (!opened) return Promise.reject(new Error('FailedToOpenWindow'));
  return new Promise<string>((resolve, reject) => {
    const timer = setInterval(() => opened.closed && end(() => reject(new Error('CancelledByUser'))), LOOK_EVERY_MS);
    const end = (say: () => void): void => {
      clearInterval(timer);
      window.removeEventListener('message', hear);
      say();
    };
    function hear(event: MessageEvent): void {
      if (event.source !== opened || event.origin !== location.origin) return;
      const request = readRequest(event.data);
      if (!request) return;
      const [said] = request.args;
      const word = typeof said === 'string' ? said : '';
      if (request.func === 'authentication.authenticate.success') end(() => resolve(word));
      if (request.func === 'authentication.authenticate.failure') end(() => reject(new Error(word)));
      if (request.func !== 'initialize') return;
      const { id, uuidAsString } = request;
      opened?.postMessage({ id, uuidAsString, args: initialized('authentication') }, location.origin);
    }
    window.addEventListener('message', hear);
  });
}
