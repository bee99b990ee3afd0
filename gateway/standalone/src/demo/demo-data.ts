import type { DemoSetting } from './demo-setting';
import { arrangementRows } from './rows/arrangements.rows';
import { deskContacts } from './rows/desk-contacts.rows';
import { deskRows } from './rows/desks.rows';
import { demoSessions } from './rows/dialogue-sessions.rows';
import { employerContactRows } from './rows/employer-contacts.rows';
import { demoEmployers } from './rows/employers.rows';
import { followUpResultRows } from './rows/follow-up-results.rows';
import { followUpRows } from './rows/follow-ups.rows';
import { instrumentTermRows } from './rows/instrument-terms.rows';
import { introductionRows } from './rows/introductions.rows';
import { knowledgeItemRows } from './rows/knowledge-items.rows';
import { profilePrivateRows } from './rows/profile-private.rows';
import { poolRows, profileRows } from './rows/profiles.rows';
import { sessionFeedbackRows } from './rows/session-feedback.rows';
import { siteRows } from './rows/sites.rows';
import { vacancyRows } from './rows/vacancies.rows';

/** Changes whenever other rows come of the same setting. */
export const demoDataVersion = '2';

/** All rows of the demo data, by schema and table in camel case, in an order that foreign keys allow. */
export type DemoData = ReturnType<typeof demoData>;

/** Makes all rows. The same setting makes the same rows; the database is not asked. */
export function demoData(setting: DemoSetting) {
  const desks = deskRows(setting);
  const employers = demoEmployers(setting);
  const sites = siteRows(setting, employers);
  const vacancies = vacancyRows(setting, employers, sites);
  const candidateProfiles = profileRows(setting);
  const sessions = demoSessions(setting, employers, desks);
  const followUps = followUpRows(setting, sessions);
  return {
    regions: {
      ...desks,
      ...deskContacts(setting, desks.desks),
      instrumentTerms: instrumentTermRows(setting),
    },
    employers: {
      employers: employers.map(({ row }) => row),
      sites,
      employerContacts: employerContactRows(setting, employers, sites),
      vacancies,
    },
    candidates: {
      candidatePools: poolRows(setting),
      candidateProfiles,
      profilePrivate: profilePrivateRows(setting, candidateProfiles),
      ...introductionRows(setting, { desks: desks.desks, vacancies, profiles: candidateProfiles }),
    },
    agreements: {
      ...arrangementRows(setting, employers),
      dialogueSessions: sessions.map(({ row }) => row),
      dialogueSessionParts: sessions.flatMap(({ parts }) => parts),
      sessionParticipants: sessions.flatMap(({ participants }) => participants),
      ...followUps,
      followUpResults: followUpResultRows(setting, followUps),
      sessionFeedback: sessionFeedbackRows(setting, sessions),
      knowledgeItems: knowledgeItemRows(setting, sessions),
    },
  };
}
