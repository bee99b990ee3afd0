import type { Language } from '@banenbrug/service-common';
import type { FollowUpCategory } from '../entities';
import type { FollowUpStanding } from '../services/progress/follow-up-standing.service';
import type { FollowUpDetail } from '../services/recording/missing-details.service';

type Labels<Key extends string> = Readonly<Record<Key, Readonly<Record<Language, string>>>>;

/** enum FollowUpCategory, for files and mails. */
export const categoryLabels: Labels<FollowUpCategory> = {
  INTRODUCTORY_MEETING: { en: 'introductory meeting', nl: 'kennismakingsgesprek' },
  FIND_CONTACT: { en: 'finding the right contact person', nl: 'de juiste contactpersoon vinden' },
  VACANCY_PROCEDURE: { en: 'vacancies and applications', nl: 'vacatures en sollicitaties' },
  PLACEMENTS: { en: 'placements', nl: 'plaatsingen' },
  INSTRUMENTS: { en: 'use of schemes', nl: 'inzet van regelingen' },
  TRIAL_PLACEMENT: { en: 'trial placement', nl: 'proefplaatsing' },
  WAGE_COST_SUBSIDY: { en: 'wage-cost subsidy', nl: 'loonkostensubsidie' },
  JOB_COACHING: { en: 'job coaching', nl: 'jobcoaching' },
  SICK_LEAVE: { en: 'reporting sick leave', nl: 'ziekmelding' },
  COMMUNICATION: { en: 'consultation', nl: 'overleg' },
  RESPONSE_TIMES: { en: 'response times', nl: 'reactietijden' },
  ADMINISTRATION: { en: 'paperwork', nl: 'administratie' },
  CANDIDATES: { en: 'finding candidates', nl: 'kandidaten vinden' },
  KNOWLEDGE_SHARING: { en: 'sharing knowledge', nl: 'kennis delen' },
  TOOL_SHARING: { en: 'sharing a tool', nl: 'een hulpmiddel delen' },
  WORK_VISIT: { en: 'visit to the workplace', nl: 'werkbezoek' },
  ARRANGEMENT: {
    en: 'signing or adopting an arrangement',
    nl: 'een samenwerkingsafspraak ondertekenen of overnemen',
  },
  OTHER: { en: 'other', nl: 'overig' },
};

/** enum FollowUpStatus. */
export const statusLabels: Labels<FollowUpStanding> = {
  OPEN: { en: 'open', nl: 'open' },
  CONFIRMED: { en: 'confirmed', nl: 'bevestigd' },
  IN_PROGRESS: { en: 'in progress', nl: 'in uitvoering' },
  DONE: { en: 'done', nl: 'afgerond' },
  DROPPED: { en: 'dropped', nl: 'vervallen' },
  SILENT: { en: 'silent', nl: 'geen bericht' },
};

/** enum FollowUpDetail. */
export const detailLabels: Labels<FollowUpDetail> = {
  EMPLOYER_TEXT: { en: 'text of the employer', nl: 'tekst van de werkgever' },
  REGION_TEXT: { en: 'text of the region', nl: 'tekst van de regio' },
  EMPLOYER_OWNER: { en: 'who at the employer', nl: 'wie bij de werkgever' },
  REGION_OWNER: { en: 'who in the region', nl: 'wie in de regio' },
  DUE_ON: { en: 'day by which', nl: 'uiterste dag' },
};
