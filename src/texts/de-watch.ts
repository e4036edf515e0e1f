// German words about the watch over the product itself: the card of the synthetic alarm.

export const watchDe = {
  card: {
    mark: 'TECHNISCHER PROBEALARM',
    step: 'Sie müssen nichts tun.',
    why: 'BCM-Lotse prüft alle fünf Minuten den Weg vom Auslösen bis zu Teams. Diese Nachricht wird gleich wieder gelöscht.',
  },
};
