// German names of the functions of the crisis team (BSI 200-4, 5.1).

export const roleDe = {
  CRISIS_LEAD: 'Stabsleitung',
  IT: 'IT',
  HR: 'Personal',
  FACILITY: 'Gebäudeverwaltung',
  COMMUNICATION: 'Kommunikation',
  LOG_KEEPER: 'Protokollierung',
  BACK_OFFICE: 'Backoffice',
  VISUALISATION: 'Visualisierung',
  TASK_COORDINATION: 'Aufgabenkoordinierung',
  BC_OFFICER: 'BC-Beauftragte/r',
  CISO: 'Informationssicherheit',
  LEGAL: 'Recht',
  FINANCE: 'Finanzen',
  ADVISOR: 'Fachberatung',
  TEAM_LEAD: 'Leitung Bewältigungsteam',
};
