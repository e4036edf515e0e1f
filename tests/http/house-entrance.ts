// The emergency entrance of the house: set up as the product does it, at the house's own address.
import { emergencySheetsPdf } from '../../src/connectors/emergency-sheets-pdf.ts';
import { findingApprovers } from '../../src/engine/approvers.ts';
import type { Directory } from '../../src/engine/directory.ts';
import { emergencyEntrance } from '../../src/engine/emergency.ts';
import type { Env } from '../../src/engine/env.ts';
import type { Door } from '../../src/engine/execute.ts';
import { freezing } from '../../src/engine/freeze.ts';
import type { EmergencyTools } from '../../src/http/emergency.ts';

/** Origin under which the house offers it; a request there names this host. */
const entranceUrl = 'http://notfall.example';
export const entranceSecret = 'ein-geheimnis-des-eingangs-nur-hier';

export function houseEntrance(env: Env, entry: Door, look: Directory): EmergencyTools {
  const find = findingApprovers(env, entry, look, ['teams']);
  const entrance = emergencyEntrance(env, entry, look, { find, frozen: freezing(entry, look, ['teams']) });
  const alarmers = async (domain: string) =>
    (await find({ domain, told: { reach: 'none' }, avoidTeams: false, but: [] })).people;
  return { entrance, secret: entranceSecret, url: entranceUrl, drawSheets: emergencySheetsPdf, alarmers };
}
