// The connector with an eye on it: what comes of every call says whether Teams can be reached at all.
import { type Breaker, watched } from '../engine/breaker.ts';
import type { Connector } from './connector.ts';

export function watchedConnector(connector: Connector, path: Breaker, now: () => number): Connector {
  return {
    open: (serviceUrl, aadId) => watched(path, now, aadId, () => connector.open(serviceUrl, aadId)),
    post: (to, activity) => watched(path, now, to.conversationId, () => connector.post(to, activity)),
    replace: (to, id, activity) => watched(path, now, to.conversationId, () => connector.replace(to, id, activity)),
  };
}
