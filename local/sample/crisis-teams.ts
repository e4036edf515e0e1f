/** Who fills which role of the crisis teams: holder first, then deputies; an empty list is a vacant role. */
import type { BaoRole, BaoRoleKind } from '../../src/domain/bc-domain.ts';
import { fixedPersonId } from './fixed-ids.ts';
import type { DomainCode, PersonKey } from './roster.ts';

const coreKinds: readonly BaoRoleKind[] = ['CRISIS_LEAD', 'IT', 'HR', 'FACILITY', 'COMMUNICATION'];

type Team = Partial<Record<BaoRoleKind, readonly PersonKey[]>>;

/** The big bodies: everything filled, two deputies each. Wiebke Janßen and Antje Wessels hold two roles. */
const bigTeams: Record<'MI-ITN' | 'MF-NLBV' | 'MU-NLWKN', Team> = {
  'MI-ITN': {
    CRISIS_LEAD: ['petersen-wiechert', 'schaper', 'osterloh'],
    IT: ['osterloh', 'oconnor', 'raghunathan'],
    HR: ['kuekelhan-marx', 'ribeiro', 'yildiz'],
    FACILITY: ['meyer-zu-selhausen', 'janssen', 'ribeiro'],
    COMMUNICATION: ['nguyen', 'kuekelhan-marx', 'schaper'],
    LOG_KEEPER: ['janssen', 'ribeiro', 'nguyen'],
    BACK_OFFICE: ['janssen', 'ribeiro', 'meyer-zu-selhausen'],
    BC_OFFICER: ['yildiz', 'schaper', 'mensah'],
    CISO: ['mensah', 'oconnor', 'osterloh'],
  },
  'MF-NLBV': {
    CRISIS_LEAD: ['thielemann', 'ziegenbein', 'petrovic'],
    IT: ['owusu', 'richter', 'petrovic'],
    HR: ['ziegenbein', 'demirci', 'wessels'],
    FACILITY: ['lueers', 'wessels', 'ziegenbein'],
    COMMUNICATION: ['winkelvoss-kassner', 'demirci', 'lueers'],
    LOG_KEEPER: ['wessels', 'winkelvoss-kassner', 'lueers'],
    BACK_OFFICE: ['wessels', 'lueers', 'winkelvoss-kassner'],
    BC_OFFICER: ['demirci', 'richter', 'ziegenbein'],
    CISO: ['richter', 'owusu', 'demirci'],
    FINANCE: ['petrovic', 'thielemann', 'owusu'],
  },
  'MU-NLWKN': {
    CRISIS_LEAD: ['tammena', 'brahms'],
    IT: ['hoang', 'gerdes'],
    HR: ['albers-ihnen', 'weissflog'],
    FACILITY: ['gerdes', 'hoang'],
    COMMUNICATION: ['weissflog', 'albers-ihnen'],
    LOG_KEEPER: ['weissflog', 'gerdes'],
    BACK_OFFICE: ['gerdes'],
    BC_OFFICER: ['albers-ihnen', 'tammena'],
    CISO: ['hoang'],
    ADVISOR: ['brahms', 'tammena'],
  },
};

/** The ministries: one deputy where there is one. MWK has nobody for its building, MU nobody for the back office. */
const ministryTeams: Record<Exclude<DomainCode, keyof typeof bigTeams>, Team> = {
  StK: {
    CRISIS_LEAD: ['lindenrode', 'moeller'],
    IT: ['bartels', 'moeller'],
    HR: ['moeller'],
    FACILITY: ['bartels', 'moeller'],
    COMMUNICATION: ['castellani', 'lindenrode'],
    LOG_KEEPER: ['castellani'],
    BACK_OFFICE: ['moeller'],
    BC_OFFICER: ['moeller', 'castellani'],
    CISO: ['bartels'],
  },
  MI: {
    CRISIS_LEAD: ['von-der-heide', 'holthusen'],
    IT: ['duewel', 'kowalczyk'],
    HR: ['holthusen', 'rautenberg'],
    FACILITY: ['duewel', 'abdallah'],
    COMMUNICATION: ['abdallah', 'von-der-heide'],
    LOG_KEEPER: ['sahin', 'rautenberg'],
    BACK_OFFICE: ['rautenberg', 'sahin'],
    BC_OFFICER: ['holthusen', 'sahin'],
    CISO: ['duewel'],
  },
  MF: {
    CRISIS_LEAD: ['lohmann', 'kruskopf'],
    IT: ['kruskopf', 'oezdemir'],
    HR: ['stadtlander', 'oezdemir'],
    FACILITY: ['stadtlander', 'kruskopf'],
    COMMUNICATION: ['oezdemir', 'lohmann'],
    LOG_KEEPER: ['stadtlander'],
    BACK_OFFICE: ['stadtlander'],
    BC_OFFICER: ['oezdemir', 'stadtlander'],
    CISO: ['kruskopf'],
  },
  MS: {
    CRISIS_LEAD: ['haverkamp', 'el-haddad'],
    IT: ['tran', 'haverkamp'],
    HR: ['el-haddad'],
    FACILITY: ['tran'],
    COMMUNICATION: ['el-haddad', 'haverkamp'],
    LOG_KEEPER: ['tran'],
    BACK_OFFICE: ['tran'],
    BC_OFFICER: ['el-haddad', 'tran'],
    CISO: ['tran'],
  },
  MWK: {
    CRISIS_LEAD: ['quast-oelkers', 'lindqvist'],
    IT: ['sievers'],
    HR: ['lindqvist', 'quast-oelkers'],
    FACILITY: [],
    COMMUNICATION: ['lindqvist', 'sievers'],
    LOG_KEEPER: ['sievers'],
    BACK_OFFICE: ['sievers'],
    BC_OFFICER: ['lindqvist'],
    CISO: ['sievers'],
  },
  MK: {
    CRISIS_LEAD: ['eickhoff', 'warnecke'],
    IT: ['kaya'],
    HR: ['warnecke', 'eickhoff'],
    FACILITY: ['kaya', 'warnecke'],
    COMMUNICATION: ['warnecke', 'kaya'],
    LOG_KEEPER: ['kaya'],
    BACK_OFFICE: ['warnecke'],
    BC_OFFICER: ['warnecke', 'kaya'],
    CISO: ['kaya'],
  },
  MW: {
    CRISIS_LEAD: ['rohlfs', 'hanke'],
    IT: ['fernandes', 'rohlfs'],
    HR: ['hanke', 'rohlfs'],
    FACILITY: ['hanke'],
    COMMUNICATION: ['rohlfs', 'hanke'],
    LOG_KEEPER: ['hanke'],
    BACK_OFFICE: ['hanke'],
    BC_OFFICER: ['hanke', 'fernandes'],
    CISO: ['fernandes'],
    ADVISOR: ['fernandes'],
  },
  ML: {
    CRISIS_LEAD: ['schulte-nordholt', 'wagenfeld'],
    IT: ['oltmanns'],
    HR: ['jankowski', 'schulte-nordholt'],
    FACILITY: ['oltmanns', 'jankowski'],
    COMMUNICATION: ['jankowski', 'wagenfeld'],
    LOG_KEEPER: ['oltmanns'],
    BACK_OFFICE: ['oltmanns'],
    BC_OFFICER: ['jankowski', 'oltmanns'],
    CISO: ['oltmanns'],
    ADVISOR: ['wagenfeld', 'schulte-nordholt'],
  },
  MJ: {
    CRISIS_LEAD: ['rautenkranz', 'ostermann'],
    IT: ['bergmann-adeyemi'],
    HR: ['kim', 'rautenkranz'],
    FACILITY: ['ostermann', 'bergmann-adeyemi'],
    COMMUNICATION: ['kim', 'rautenkranz'],
    LOG_KEEPER: ['bergmann-adeyemi', 'kim'],
    BACK_OFFICE: ['kim'],
    BC_OFFICER: ['kim', 'ostermann'],
    CISO: ['bergmann-adeyemi'],
    ADVISOR: ['ostermann', 'rautenkranz'],
  },
  MU: {
    CRISIS_LEAD: ['mahnke', 'papadopoulos'],
    IT: ['griese', 'mahnke'],
    HR: ['papadopoulos', 'griese'],
    FACILITY: ['griese'],
    COMMUNICATION: ['papadopoulos', 'mahnke'],
    LOG_KEEPER: ['griese'],
    BACK_OFFICE: [],
    BC_OFFICER: ['papadopoulos', 'griese'],
    CISO: ['griese'],
  },
};

const teams: Record<DomainCode, Team> = { ...bigTeams, ...ministryTeams };

/** The roles of a domain's crisis team, the core team first. */
export function crisisTeams(domain: DomainCode): BaoRole[] {
  const filled = Object.entries(teams[domain]) as [BaoRoleKind, readonly PersonKey[]][];
  return filled.map(([kind, keys]) => ({ kind, core: coreKinds.includes(kind), holders: keys.map(fixedPersonId) }));
}
