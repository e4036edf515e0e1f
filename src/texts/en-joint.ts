// Texts (en) of joint events: one call, an own alarm in each domain.
import type { jointDe } from './de-joint.ts';

export const jointEn: typeof jointDe = {
  title: 'Joint event',
  lead: 'You call the crisis teams of several domains. Each gets an alarm of its own. You only see which team is operational.',
  what: 'What?',
  where: 'Where?',
  level: 'Level',
  exerciseName: 'Name of the exercise (for an exercise only)',
  domains: 'Which domains?',
  noConsent: 'has not consented',
  nobody: 'No domain has consented yet.',
  missing: 'Please write what happened where, and choose at least one area.',
  do: { real: 'Real event: call domains', exercise: 'Exercise: call domains' },
  ask: {
    real: (n) => `Raise a real alarm in ${n === 1 ? 'one domain' : `${n} domains`} now?`,
    exercise: (n) => `Start an exercise in ${n === 1 ? 'one domain' : `${n} domains`} now?`,
  },
  yes: 'Yes, call now',
  done: 'The domains are being called.',
  earlier: 'Joint events so far',
  none: 'No joint event yet.',
  all: 'All joint events',
  column: { domain: 'Domain', state: 'Crisis team', at: 'Since' },
  state: {
    calling: 'being called',
    'not-yet': 'not yet operational',
    staffed: 'operational',
    ended: 'ended',
    failed: 'not called',
  },
  consent: {
    label: 'This domain may be called in a joint event',
    lead: 'The central office, the CERT and providers can then alarm your crisis team. They only see whether it is operational.',
    saveFirst: 'Please save or discard your changes to the roles first.',
    given: 'Consent given. Your crisis team can be called now.',
    takenBack: 'Consent taken back. Your crisis team is not called any more.',
  },
  calledAt: (moment) => `Called ${moment}`,
};
