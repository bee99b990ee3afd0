import type { DialogueSession, DialogueSessionPart, SessionParticipant } from '@banenbrug/agreements';
import type { Desk, DeskRegion } from '@banenbrug/regions';
import { addDays } from '@banenbrug/service-common';
import { daysBetween } from '../calendar';
import type { DemoSetting } from '../demo-setting';
import { personas } from '../personas';
import type { DemoEmployer } from './employers.rows';

/** A session with who takes part in it, in an order that its follow-up agreements are made in. */
export interface DemoSession {
  readonly row: DialogueSession;
  readonly parts: readonly DialogueSessionPart[];
  readonly participants: readonly SessionParticipant[];
}

/** The first session: the fourth of its series, as it was held. */
const firstNumber = 4;
const firstHeldOn = '2018-09-26';
const utrecht = 'GM0344';
const employersAtSession = 20;
const regionsAtSession = 18;

const programme: readonly (readonly [DialogueSessionPart['kind'], string])[] = [
  ['TALKSHOW', 'Vijf regio’s, één loket; en depots in drie regio’s'],
  ['SPEED_MEET', 'Werkgevers en regio’s in korte gesprekken'],
  ['SPEED_MEET', 'Vervolgafspraken op de kaart van de regio’s'],
  ['PLENARY', 'Terugkoppeling en ideeën voor de volgende keer'],
];

/** One session, or as many as the size says, spread between the first and the day of loading. */
export function demoSessions(
  setting: DemoSetting,
  employers: readonly DemoEmployer[],
  desks: { readonly desks: readonly Desk[]; readonly deskRegions: readonly DeskRegion[] },
): DemoSession[] {
  const apart = Math.floor(daysBetween(firstHeldOn, setting.day) / setting.size);
  return Array.from({ length: setting.size }, (_, round) => {
    const number = firstNumber + round;
    const row: DialogueSession = {
      id: setting.id('session', number),
      number,
      title:
        round === 0
          ? 'Vierde dialoogsessie landelijke werkgevers en regio’s (demo)'
          : `Dialoogsessie ${number} landelijke werkgevers en regio’s (demo)`,
      heldOn: addDays(firstHeldOn, round * apart),
      municipalityCode: utrecht,
      organisers: ["an employers' network (demo)", 'the national liaison desk (demo)'],
      state: 'REPORTED',
      organiserSubject: organiserSubject(),
      revision: 1,
      reportUrl: null,
      eventNumber: 0,
    };
    return {
      row,
      parts: programme.map(([kind, title], index) => ({
        sessionId: row.id,
        position: index + 1,
        kind,
        title,
      })),
      participants: [
        ...employerParticipants(setting, row, employers),
        ...regionParticipants(setting, row, desks),
      ],
    };
  });
}

function employerParticipants(
  setting: DemoSetting,
  session: DialogueSession,
  employers: readonly DemoEmployer[],
): SessionParticipant[] {
  const random = setting.random('session employers', session.id);
  const registered = employers.filter(({ row }) => row.registeredOn <= session.heldOn);
  const [first, ...others] = registered;
  const chosen = first ? [first, ...random.some(others, employersAtSession - 1)] : [];
  return chosen.map(({ row }) => ({
    id: setting.id('participant', session.id, row.id),
    sessionId: session.id,
    organisation: row.name,
    kind: 'EMPLOYER',
    regionCode: null,
    employerId: row.id,
    peopleCount: random.integer(1, 3),
  }));
}

/** The depots' regions, and others. */
function regionParticipants(
  setting: DemoSetting,
  session: DialogueSession,
  { desks, deskRegions }: { readonly desks: readonly Desk[]; readonly deskRegions: readonly DeskRegion[] },
): SessionParticipant[] {
  const random = setting.random('session regions', session.id);
  const firstContacts = deskRegions.filter(({ isFirstContact }) => isFirstContact);
  const ofDepots = setting.depotRegions.slice(0, regionsAtSession);
  const others = random.some(
    firstContacts.map(({ regionCode }) => regionCode).filter((code) => !ofDepots.includes(code)),
    regionsAtSession - ofDepots.length,
  );
  return [...ofDepots, ...others].map((regionCode) => {
    const deskId = firstContacts.find((row) => row.regionCode === regionCode)?.deskId;
    return {
      id: setting.id('participant', session.id, regionCode),
      sessionId: session.id,
      organisation: desks.find(({ id }) => id === deskId)?.name ?? regionCode,
      kind: 'REGION',
      regionCode,
      employerId: null,
      peopleCount: random.integer(1, 3),
    };
  });
}

/** The demo organiser recorded the sessions, so that its token sees them. */
function organiserSubject(): string {
  const organiser = personas.find(({ name }) => name === 'organiser');
  if (!organiser) throw new Error('There is no organiser among the demo personas.');
  return organiser.subject;
}
