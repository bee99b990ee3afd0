import type { FollowUpCategory, FollowUpStatus } from '@banenbrug/agreements';

/** How a category comes up in a session. */
export interface FollowUpWords {
  readonly category: FollowUpCategory;
  /** How many of a session's forty follow-up agreements are of it. */
  readonly count: number;
  readonly employer: string;
  readonly region: string;
}

/** Forty follow-up agreements over all categories: most are to meet, or to find out whom to call. */
export const followUpWords: readonly FollowUpWords[] = [
  {
    category: 'INTRODUCTORY_MEETING',
    count: 9,
    employer: 'Wij nodigen de regio uit voor een kennismaking op de vestiging.',
    region: 'Kennismaken en de vacatures voor dit jaar doornemen.',
  },
  {
    category: 'FIND_CONTACT',
    count: 7,
    employer: 'Wie is in deze regio ons vaste aanspreekpunt?',
    region: 'Wij zoeken uit wie het aanspreekpunt is en laten het weten.',
  },
  {
    category: 'PLACEMENTS',
    count: 3,
    employer: 'Tien plaatsingen in het eerste jaar als streven.',
    region: 'Wij dragen elk kwartaal kandidaten voor tot het streven is gehaald.',
  },
  {
    category: 'VACANCY_PROCEDURE',
    count: 2,
    employer: 'Eerst een anoniem profiel, daarna binnen twee weken een gesprek.',
    region: 'Vacatures komen bij één loket binnen en gaan vandaar naar de gemeenten.',
  },
  {
    category: 'INSTRUMENTS',
    count: 2,
    employer: 'Graag een overzicht van de regelingen per gemeente.',
    region: 'Wij sturen het overzicht van de instrumenten in onze gemeenten.',
  },
  {
    category: 'TRIAL_PLACEMENT',
    count: 2,
    employer: 'Overal dezelfde lengte voor de proefplaatsing.',
    region: 'Wij leggen een vaste lengte voor aan onze gemeenten.',
  },
  {
    category: 'JOB_COACHING',
    count: 2,
    employer: 'Onze eigen begeleiders volgen de training voor werkbegeleiding.',
    region: 'Wij erkennen interne werkbegeleiding naast de jobcoach.',
  },
  {
    category: 'CANDIDATES',
    count: 2,
    employer: 'Wij willen weten hoeveel kandidaten passen bij magazijnwerk.',
    region: 'Wij zetten kandidaten met een magazijnwens op een rij.',
  },
  {
    category: 'KNOWLEDGE_SHARING',
    count: 2,
    employer: 'Onze ervaring met jobcarving delen met andere werkgevers.',
    region: 'Wij organiseren een bijeenkomst om ervaringen te delen.',
  },
  {
    category: 'WAGE_COST_SUBSIDY',
    count: 1,
    employer: 'Loonkostensubsidie volgens het landelijke proces aanvragen.',
    region: 'Al onze gemeenten gaan over op het landelijke proces.',
  },
  {
    category: 'SICK_LEAVE',
    count: 1,
    employer: 'Eén werkwijze voor ziekmelding bij UWV en gemeente.',
    region: 'Wij maken een stappenplan voor de ziekmelding.',
  },
  {
    category: 'COMMUNICATION',
    count: 1,
    employer: 'Elke zes weken kort overleg.',
    region: 'Vast overleg in de agenda, met een vervanger aan beide kanten.',
  },
  {
    category: 'RESPONSE_TIMES',
    count: 1,
    employer: 'Binnen drie werkdagen terugkoppeling op een voorgestelde kandidaat.',
    region: 'Binnen twee werkdagen een eerste reactie op een vraag.',
  },
  {
    category: 'ADMINISTRATION',
    count: 1,
    employer: 'Minder verschillende formulieren.',
    region: 'Wij gebruiken de landelijke modelformulieren.',
  },
  {
    category: 'TOOL_SHARING',
    count: 1,
    employer: 'Graag een voorbeeld van het werknemerspaspoort.',
    region: 'Wij delen het voorbeeld van het werknemerspaspoort.',
  },
  {
    category: 'WORK_VISIT',
    count: 1,
    employer: 'Adviseurs zijn welkom voor een werkbezoek.',
    region: 'Wij komen met vijf adviseurs op werkbezoek.',
  },
  {
    category: 'ARRANGEMENT',
    count: 1,
    employer: 'De werkafspraken ook in deze regio vastleggen.',
    region: 'Wij leggen de werkafspraken voor aan het regionale overleg.',
  },
  {
    category: 'OTHER',
    count: 1,
    employer: 'Een volgende sessie in het noorden of het zuiden van het land.',
    region: 'Wij denken mee over een sessie in onze regio.',
  },
];

/** Where a follow-up agreement stands in the end; of SILENT ones nobody has heard for long. */
export type FollowUpOutcome = FollowUpStatus | 'SILENT';

/** Where a session's forty follow-up agreements stand in the end. */
export const followUpOutcomes: readonly (readonly [FollowUpOutcome, number])[] = [
  ['DONE', 14],
  ['OPEN', 7],
  ['SILENT', 6],
  ['CONFIRMED', 5],
  ['IN_PROGRESS', 4],
  ['DROPPED', 4],
];

/** The statuses on the way to an outcome, with the days from the session until each, at least and at most. */
export const followUpCourses: Readonly<
  Record<FollowUpOutcome, readonly (readonly [FollowUpStatus, number, number])[]>
> = {
  OPEN: [['OPEN', 0, 0]],
  SILENT: [['OPEN', 0, 0]],
  CONFIRMED: [
    ['OPEN', 0, 0],
    ['CONFIRMED', 0, 14],
  ],
  IN_PROGRESS: [
    ['OPEN', 0, 0],
    ['CONFIRMED', 0, 14],
    ['IN_PROGRESS', 20, 50],
  ],
  DONE: [
    ['OPEN', 0, 0],
    ['CONFIRMED', 0, 14],
    ['IN_PROGRESS', 20, 50],
    ['DONE', 60, 200],
  ],
  DROPPED: [
    ['OPEN', 0, 0],
    ['CONFIRMED', 0, 14],
    ['DROPPED', 60, 120],
  ],
};
