// English names of the functions of the crisis team.
import type { roleDe } from './de-role.ts';

export const roleEn: typeof roleDe = {
  CRISIS_LEAD: 'Crisis lead',
  IT: 'IT',
  HR: 'Human resources',
  FACILITY: 'Facility management',
  COMMUNICATION: 'Communication',
  LOG_KEEPER: 'Log keeper',
  BACK_OFFICE: 'Back office',
  VISUALISATION: 'Visualisation',
  TASK_COORDINATION: 'Task coordination',
  BC_OFFICER: 'BC officer',
  CISO: 'Information security',
  LEGAL: 'Legal',
  FINANCE: 'Finance',
  ADVISOR: 'Advisor',
  TEAM_LEAD: 'Response team lead',
};
