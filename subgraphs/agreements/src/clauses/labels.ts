import type { Labels } from './choice-fields';

/** enum ArrangementParty */
export const parties = {
  EMPLOYER: { en: 'the employer', nl: 'de werkgever' },
  REGION: { en: 'the region', nl: 'de regio' },
} as const satisfies Labels<string>;

/** enum CommunicationChannel */
export const channels = {
  PHONE: { en: 'telephone', nl: 'telefoon' },
  EMAIL: { en: 'e-mail', nl: 'e-mail' },
  ONLINE_MEETING: { en: 'online meeting', nl: 'online overleg' },
  SITE_MEETING: { en: 'meeting on site', nl: 'overleg op locatie' },
} as const satisfies Labels<string>;

/** enum IntendedPlacementScope */
export const placementScopes = {
  TOTAL: { en: 'in all', nl: 'in totaal' },
  PER_YEAR: { en: 'each calendar year', nl: 'per kalenderjaar' },
  PER_SITE: { en: 'at each site', nl: 'per vestiging' },
  PER_REGION: { en: 'in each region', nl: 'per regio' },
} as const satisfies Labels<string>;

/** enum WageCostSubsidyProcess */
export const subsidyProcesses = {
  PREFERENT: { en: 'the national process', nl: 'het preferente proces' },
  MUNICIPAL: { en: 'a process of the municipality', nl: 'een eigen proces van de gemeente' },
} as const satisfies Labels<string>;

/** enum JobCoachMode */
export const jobCoachModes = {
  INTERNAL: { en: 'a colleague', nl: 'een collega' },
  EXTERNAL: { en: 'a recognised organisation', nl: 'een erkende organisatie' },
  EITHER: { en: 'a colleague or a recognised organisation', nl: 'een collega of een erkende organisatie' },
} as const satisfies Labels<string>;

/** enum JobCoachRegime */
export const jobCoachRegimes = {
  LIGHT: { en: 'light', nl: 'licht' },
  MEDIUM: { en: 'medium', nl: 'midden' },
  INTENSIVE: { en: 'intensive', nl: 'intensief' },
} as const satisfies Labels<string>;

/** enum SickLeaveAddressee */
export const sickLeaveAddressees = {
  UWV: { en: 'UWV', nl: 'UWV' },
  MUNICIPALITY: { en: 'the municipality', nl: 'de gemeente' },
  DESK: { en: 'the desk', nl: 'het werkgeversservicepunt' },
  JOB_COACH: { en: 'the job coach', nl: 'de jobcoach' },
} as const satisfies Labels<string>;

/** enum ArrangementInstrument: codes of instruments that the regions subgraph owns. */
export const instrumentKinds = {
  WAGE_COST_SUBSIDY: { en: 'wage-cost subsidy', nl: 'loonkostensubsidie' },
  FLAT_RATE_WAGE_COST_SUBSIDY: {
    en: 'wage-cost subsidy at the flat rate',
    nl: 'forfaitaire loonkostensubsidie',
  },
  WAGE_DISPENSATION: { en: 'wage dispensation', nl: 'loondispensatie' },
  NO_RISK_POLICY: { en: 'no-risk policy', nl: 'no-riskpolis' },
  JOB_COACH: { en: 'job coach', nl: 'jobcoach' },
  WAGE_COST_BENEFIT_JOBS_AGREEMENT: {
    en: 'wage-cost benefit for the jobs agreement',
    nl: 'loonkostenvoordeel doelgroep banenafspraak',
  },
  WAGE_COST_BENEFIT_DISABLED: {
    en: 'wage-cost benefit for a worker with an occupational disability',
    nl: 'loonkostenvoordeel arbeidsgehandicapte werknemer',
  },
  TRIAL_PLACEMENT: { en: 'trial placement', nl: 'proefplaatsing' },
  WORKPLACE_ADAPTATION: { en: 'workplace adaptation', nl: 'werkplekaanpassing' },
  PRACTICAL_ROUTE: { en: 'practical route', nl: 'praktijkroute' },
  SECONDMENT: { en: 'secondment', nl: 'detachering' },
  PRACTICAL_LEARNING_GRANT: { en: 'grant for practical learning', nl: 'subsidie praktijkleren' },
  WORK_EXPERIENCE_PLACE: { en: 'work-experience place', nl: 'werkervaringsplaats' },
} as const satisfies Labels<string>;

/** enum ArrangementTargetGroup */
export const targetGroupLabels = {
  REGISTER: { en: 'people in the register', nl: 'mensen in het doelgroepregister' },
  PARTICIPATION_ACT: { en: 'people under the Participation Act', nl: 'mensen in de Participatiewet' },
  STATUS_HOLDERS: { en: 'people with an asylum permit', nl: 'statushouders' },
  UNEMPLOYMENT_BENEFIT: { en: 'people with unemployment benefit', nl: 'mensen met een WW-uitkering' },
} as const satisfies Labels<string>;
