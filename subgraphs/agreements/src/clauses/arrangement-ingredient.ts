/** What clauses of an arrangement are about, in the order of the agreements' usual text (the enum of the schema). */
export const arrangementIngredients = [
  'CONTACT_PERSON',
  'ESCALATION',
  'RECRUITMENT_PROCEDURE',
  'RESPONSE_TIME',
  'COMMUNICATION',
  'INTENDED_PLACEMENTS',
  'CONTRACT',
  'TRIAL_PLACEMENT',
  'WAGE_COST_SUBSIDY',
  'WAGE_VALUE_ASSESSMENT',
  'JOB_COACHING',
  'SICK_LEAVE_REPORTING',
  'INSTRUMENTS',
  'TARGET_GROUPS',
  'PREPARATION',
  'AFTERCARE',
  'DATA_SHARING',
  'VALIDITY',
] as const;

export type ArrangementIngredient = (typeof arrangementIngredients)[number];
