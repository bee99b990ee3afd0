import { createHash } from 'node:crypto';
import {
  addDays,
  isBsn,
  municipalityByCode,
  occupationByCode,
  referenceRegions,
  screen,
} from '@banenbrug/service-common';
import { type DemoData, demoData } from './demo-data';
import { type DemoDataOptions, demoSetting } from './demo-setting';
import { demoDeskName, demoEmployerName, personas } from './personas';

const day = '2026-11-23';
const made = new Map<string, DemoData>();

function make(options: DemoDataOptions = {}): DemoData {
  const key = JSON.stringify(options);
  const data = made.get(key) ?? demoData(demoSetting({ day, ...options }));
  made.set(key, data);
  return data;
}

const checksum = (data: DemoData): string => createHash('sha256').update(JSON.stringify(data)).digest('hex');

const countOf = <T>(list: readonly T[], test: (item: T) => boolean): number => list.filter(test).length;

const share = <T>(list: readonly T[], test: (item: T) => boolean): number =>
  countOf(list, test) / list.length;

/** Every text of the rows with the property it stands in. */
function* textsOf(value: unknown, property = ''): Generator<{ property: string; text: string }> {
  if (typeof value === 'string') yield { property, text: value };
  else if (Array.isArray(value)) for (const item of value) yield* textsOf(item, property);
  else if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
    for (const [key, item] of Object.entries(value)) yield* textsOf(item, key);
  }
}

describe('demo data', () => {
  it('is the same for the same seed, size, day and towns, and another for another of these', () => {
    const one = checksum(make());
    expect(checksum(demoData(demoSetting({ day })))).toBe(one);
    const others = [{ seed: 'other' }, { size: 2 }, { day: '2026-11-24' }, { towns: ['Zwolle'] }];
    expect(new Set([one, ...others.map((options) => checksum(make(options)))]).size).toBe(5);
  });

  it('gives every object an id of its own', () => {
    const tables = Object.values(make()).flatMap((schema) => Object.values<readonly object[]>(schema));
    const ids = tables.flat().flatMap((row) => ('id' in row ? [String(row.id)] : []));
    expect(ids.length).toBeGreaterThan(900);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has the objects that the demo personas speak for', () => {
    const { id } = demoSetting({ day });
    const claims = personas.map((persona) => persona.claims);
    expect(make().employers.employers[0]?.id).toBe(id(...demoEmployerName));
    expect(claims).toContainEqual({ role: 'EMPLOYER', employerId: make().employers.employers[0]?.id });
    const desk = make().regions.desks.find((row) => row.id === id(...demoDeskName('AM06')));
    expect(claims).toContainEqual({ role: 'DESK', deskId: desk?.id, regions: ['AM06'] });
  });

  describe('of the regions', () => {
    it('has one desk of first contact in every region, one over five regions and one over all', () => {
      const { desks, deskRegions } = make().regions;
      const first = deskRegions.filter(({ isFirstContact }) => isFirstContact);
      expect(first.map(({ regionCode }) => regionCode)).toEqual(referenceRegions.map(({ code }) => code));
      expect(new Set(first.map(({ deskId }) => deskId)).size).toBe(35);
      const regionsOf = (kind: string) =>
        deskRegions
          .filter(({ deskId }) => desks.find(({ id }) => id === deskId)?.kind === kind)
          .map(({ regionCode }) => regionCode);
      expect(regionsOf('CROSS_REGIONAL')).toEqual(['AM11', 'AM12', 'AM17', 'AM18', 'AM37']);
      expect(regionsOf('NATIONAL_LIAISON')).toHaveLength(35);
      expect(Math.min(regionsOf('WSP').length, regionsOf('WERKCENTRUM').length)).toBeGreaterThan(8);
    });

    it('has a contact in charge and a deputy at every desk on the day', () => {
      const { desks, deskContacts } = make().regions;
      const valid = deskContacts.filter(
        ({ isForTopics, validFrom, validUntil }) =>
          !isForTopics && validFrom <= day && (validUntil === null || validUntil >= day),
      );
      for (const desk of desks) {
        const ofDesk = valid.filter(({ deskId }) => deskId === desk.id);
        expect(ofDesk.map(({ deputyOf }) => deputyOf)).toEqual([null, ofDesk[0]?.id]);
      }
    });

    it('has contacts for topics, some who are away on the day, and a desk where nobody is there', () => {
      const { deskContacts, deskContactTopics, contactAbsences } = make().regions;
      expect(new Set(deskContactTopics.map(({ topic }) => topic)).size).toBeGreaterThan(4);
      expect(new Set(deskContactTopics.map(({ deskId }) => deskId)).size).toBeGreaterThan(10);
      const away = contactAbsences.filter(({ awayFrom, awayUntil }) => awayFrom <= day && awayUntil >= day);
      const ofDesk = away.map(({ contactId }) => deskContacts.find(({ id }) => id === contactId)?.deskId);
      expect(new Set(ofDesk).size).toBe(ofDesk.length - 1);
      expect(ofDesk.length).toBeGreaterThan(3);
    });

    it('promises an answer within one to five working days', () => {
      const days = make().regions.desks.map(({ responseDays }) => responseDays);
      expect(new Set(days)).toEqual(new Set([1, 2, 3, 4, 5]));
    });
  });

  describe('of the employers', () => {
    it('has 24 employers, about 60 sites and 80 vacancies', () => {
      const { employers, sites, vacancies } = make().employers;
      expect(employers).toHaveLength(24);
      expect(Math.abs(sites.length - 60)).toBeLessThan(5);
      expect(Math.abs(vacancies.length - 80)).toBeLessThan(8);
    });

    it('opens depots for 50 placements in the three towns in the coming months', () => {
      const { employers, sites, vacancies } = make().employers;
      const depots = sites.filter(({ employerId }) => employerId === employers[0]?.id);
      expect(depots.map(({ name, regionCode }) => [name, regionCode])).toEqual([
        ['Depot Apeldoorn', 'AM06'],
        ['Depot Venlo', 'AM29'],
        ['Depot Amsterdam', 'AM18'],
      ]);
      for (const { id, intendedPlacements, opensOn } of depots) {
        expect(intendedPlacements).toBe(50);
        expect(opensOn?.slice(0, 7)).toMatch(/^2027-0[1-3]$/);
        const positions = vacancies.filter(({ siteId }) => siteId === id).map((vacancy) => vacancy.positions);
        expect(positions.reduce((sum, count) => sum + count)).toBe(50);
      }
    });

    it('has its depots where they are asked for', () => {
      const { sites } = make({ towns: ['Den Haag', 'Zwolle'] }).employers;
      expect(sites.slice(0, 2).map(({ name, regionCode }) => [name, regionCode])).toEqual([
        ["Depot 's-Gravenhage", 'AM21'],
        ['Depot Zwolle', 'AM36'],
      ]);
    });

    it.each(['Nergenshuizen', 'Bergen', 'Friesland'])(
      'refuses a depot in %s, which is not one municipality',
      (town) => {
        expect(() => make({ towns: [town] })).toThrow(town);
      },
    );

    it('offers work of many kinds, some of it no longer', () => {
      const { vacancies } = make().employers;
      expect(new Set(vacancies.flatMap(({ occupations }) => occupations)).size).toBeGreaterThan(25);
      expect(countOf(vacancies, ({ closesOn }) => closesOn !== null && closesOn < day)).toBeGreaterThan(1);
    });
  });

  describe('of the candidates', () => {
    it('has about 420 profiles, spread over all regions', () => {
      const { candidateProfiles } = make().candidates;
      expect(Math.abs(candidateProfiles.length - 420)).toBeLessThan(20);
      expect(new Set(candidateProfiles.map(({ regionCode }) => regionCode)).size).toBe(35);
    });

    it.each([{}, { seed: 'a' }, { seed: 'b', towns: ['Goes', 'Emmen', 'Heerlen'] }, { size: 3 }])(
      'has enough warehouse candidates where the depots are, and some that cannot be judged: %p',
      (options) => {
        const { depotRegions, ago } = demoSetting({ day, ...options });
        const warehouse = ['4321', '9333', '9321', '8344', '9334'].map((code) => `ISCO:${code}`);
        for (const region of depotRegions) {
          const available = make(options).candidates.candidateProfiles.filter(
            (row) => row.regionCode === region && row.state === 'PUBLISHED' && row.verifiedOn >= ago(60),
          );
          const wishesIt = (codes: readonly string[] | null) =>
            codes?.some((code) => warehouse.includes(code));
          const hits = available.filter((row) => wishesIt(row.occupations) && (row.hoursMax ?? 0) >= 20);
          expect(hits.length).toBeGreaterThanOrEqual(8);
          expect(
            countOf(available, (row) => wishesIt(row.occupations) === true && row.hoursMax === null),
          ).toBeGreaterThan(1);
          expect(
            countOf(available, (row) => row.occupations === null && (row.hoursMax ?? 0) >= 20),
          ).toBeGreaterThan(1);
        }
      },
    );

    it('leaves unknown what is unknown of real profiles, and has complete ones too', () => {
      const { candidateProfiles } = make().candidates;
      const published = candidateProfiles.filter(({ state }) => state === 'PUBLISHED');
      expect(share(published, ({ workingLevel }) => workingLevel === null)).toBeCloseTo(0.42, 1);
      expect(share(published, ({ sectors }) => sectors === null)).toBeGreaterThan(0.3);
      expect(share(published, ({ hoursMax }) => hoursMax === null)).toBeGreaterThan(0.2);
      // These are null for want of an event, not of knowledge.
      const events = ['withdrawnOn', 'publishedUntil'];
      const isComplete = (row: object) =>
        Object.entries(row).every(([key, value]) => events.includes(key) || value !== null);
      expect(share(published, isComplete)).toBeGreaterThan(0.15);
    });

    it('has stale profiles, and withdrawn ones of which nothing is left', () => {
      const { candidateProfiles, profilePrivate } = make().candidates;
      const stale = countOf(candidateProfiles, (row) => row.verifiedOn < demoSetting({ day }).ago(90));
      expect(stale).toBeGreaterThan(40);
      const withdrawn = candidateProfiles.filter(({ state }) => state === 'WITHDRAWN');
      expect(withdrawn.length).toBeGreaterThan(4);
      const kept = new Set(profilePrivate.map(({ profileId }) => profileId));
      expect(withdrawn.filter(({ id }) => kept.has(id))).toEqual([]);
      expect(kept.size).toBe(candidateProfiles.length - withdrawn.length);
    });

    it('names only occupations and municipalities that exist, the latter in the profile’s region', () => {
      const profiles = make().candidates.candidateProfiles;
      const codes = profiles.flatMap(({ occupations }) => occupations ?? []);
      expect(codes.filter((code) => !code.startsWith('ISCO:') || !occupationByCode(code.slice(5)))).toEqual(
        [],
      );
      const elsewhere = profiles.filter(
        ({ municipalityCode, regionCode }) =>
          municipalityCode !== null && municipalityByCode(municipalityCode)?.regionCode !== regionCode,
      );
      expect(elsewhere).toEqual([]);
    });

    it('has introductions in every state, each profile in one', () => {
      const { introductions, introductionMeetings } = make().candidates;
      expect(new Set(introductions.map(({ state }) => state)).size).toBe(6);
      expect(new Set(introductions.map(({ profileId }) => profileId)).size).toBe(introductions.length);
      expect(
        introductions.every(({ requestedOn, closedOn }) => requestedOn <= day && (closedOn ?? day) <= day),
      ).toBe(true);
      expect(introductionMeetings.length).toBeGreaterThan(3);
    });

    it('has a deadline for each introduction that is open, past and to come, and an outcome for each meeting held', () => {
      const { introductions } = make().candidates;
      expect(introductions.filter(({ closedOn, dueOn }) => (closedOn === null) === (dueOn === null))).toEqual(
        [],
      );
      expect(introductions.some(({ dueOn }) => dueOn !== null && dueOn < day)).toBe(true);
      expect(introductions.some(({ dueOn }) => dueOn !== null && dueOn >= day)).toBe(true);
      expect(introductions.filter(({ state, outcome }) => (state === 'DONE') === (outcome === null))).toEqual(
        [],
      );
    });
  });

  describe('of the agreements', () => {
    it('has an arrangement that the depots’ regions took over wholly, partly and not yet', () => {
      const { arrangements, regionalArrangements, arrangementDeviations } = make().agreements;
      expect(arrangements).toHaveLength(2);
      const answers = regionalArrangements.filter(
        ({ arrangementId }) => arrangementId === arrangements[0]?.id,
      );
      const coverage = (region: string) => answers.find(({ regionCode }) => regionCode === region)?.coverage;
      expect(['AM06', 'AM29', 'AM18'].map(coverage)).toEqual(['FULL', 'PARTIAL', 'NOT_YET']);
      const partial = regionalArrangements.filter((row) => row.coverage === 'PARTIAL').map(({ id }) => id);
      expect(new Set(arrangementDeviations.map((row) => row.regionalArrangementId))).toEqual(
        new Set(partial),
      );
    });

    it('has a life for each arrangement that ends in its state, and scores enough to be shown', () => {
      const { arrangements, arrangementStateChanges, clauseScores } = make().agreements;
      for (const { id, state, revision } of arrangements) {
        const changes = arrangementStateChanges.filter(({ arrangementId }) => arrangementId === id);
        expect(changes.map(({ number }) => number)).toEqual(changes.map((_, index) => index + 1));
        expect(changes.at(-1)?.state).toBe(state);
        expect(revision).toBe(changes.length);
        expect(changes.map(({ since }) => since)).toEqual(changes.map(({ since }) => since).sort());
      }
      const onContact = clauseScores.filter(
        (row) =>
          row.arrangementId === arrangements[0]?.id &&
          row.ingredient === 'CONTACT_PERSON' &&
          row.regionCode !== null,
      );
      expect(onContact.length).toBeGreaterThanOrEqual(5);
    });

    it('has the fourth dialogue session with 20 employers, 18 regions and 40 follow-up agreements', () => {
      const { dialogueSessions, sessionParticipants, followUpAgreements } = make().agreements;
      expect(dialogueSessions).toMatchObject([
        { number: 4, heldOn: '2018-09-26', municipalityCode: 'GM0344' },
      ]);
      expect(countOf(sessionParticipants, ({ kind }) => kind === 'EMPLOYER')).toBe(20);
      expect(countOf(sessionParticipants, ({ kind }) => kind === 'REGION')).toBe(18);
      expect(followUpAgreements).toHaveLength(40);
      expect(new Set(followUpAgreements.map(({ category }) => category)).size).toBe(18);
      expect(new Set(followUpAgreements.map(({ employerId }) => employerId)).size).toBe(20);
      expect(new Set(followUpAgreements.flatMap(({ regionCodes }) => regionCodes)).size).toBe(18);
    });

    it('ends every history in the status of the agreement, and goes forward only', () => {
      const { followUpAgreements, followUpStatusChanges } = make().agreements;
      expect(new Set(followUpAgreements.map(({ status }) => status)).size).toBe(5);
      for (const { id, status, recordedOn } of followUpAgreements) {
        const changes = followUpStatusChanges.filter((row) => row.followUpAgreementId === id);
        const days = changes.map(({ since }) => since);
        expect(changes.at(-1)?.status).toBe(status);
        expect(days[0]).toBe(recordedOn);
        expect(days).toEqual(days.toSorted());
      }
    });

    it('has some still open of which nobody has heard for 60 days, and others of which somebody has', () => {
      const living = make().agreements.followUpAgreements.filter(
        ({ status }) => !['DONE', 'DROPPED'].includes(status),
      );
      const silent = living.filter(({ lastUpdateOn }) => lastUpdateOn < addDays(day, -59));
      expect(silent).toHaveLength(6);
      expect(living).toHaveLength(22);
    });

    it('confirms what both sides wrote, and nothing that one side alone wrote', () => {
      const { followUpAgreements } = make().agreements;
      for (const { status, employerText, regionText } of followUpAgreements) {
        const isOneSided = (employerText === null) !== (regionText === null);
        expect(isOneSided).toBe(status === 'OPEN');
      }
      expect(
        countOf(followUpAgreements, ({ dueOn, regionOwner }) => dueOn === null || regionOwner === null),
      ).toBeGreaterThan(15);
    });
  });

  it.each([1, 10])('holds nothing that the screening refuses, in any text, at size %i', (size) => {
    const notFree = new Set(['emailAddress', 'functionAddress', 'url', 'kvkNumber']);
    const coded = /^[0-9a-f]{8}-[0-9a-f-]{27}$|^\d{4}-\d\d(-\d\d)?$/;
    const texts = [...textsOf(make({ size }))].filter(
      ({ property, text }) => !notFree.has(property) && !coded.test(text),
    );
    const distinct = new Map(texts.map(({ property, text }) => [text, property]));
    expect(distinct.size).toBeGreaterThan(300);
    const refused = [...distinct].filter(([text]) => screen(text, new Date(day)).length > 0);
    expect(refused).toEqual([]);
  });

  it('names no person, has no telephone number, and writes to example.nl only', () => {
    const { regions, employers } = make();
    const contacts = [...regions.deskContacts, ...employers.employerContacts];
    expect(contacts.map(({ name, phone }) => [name, phone])).toEqual(contacts.map(() => [null, null]));
    const addresses = [
      ...contacts.map(({ emailAddress }) => emailAddress),
      ...regions.desks.map((desk) => desk.functionAddress),
    ];
    for (const address of addresses) expect(address).toMatch(/^[a-z0-9.-]+@example\.nl$/);
  });

  it('says of employers, desks, pools, arrangements and sessions that they are demo', () => {
    const { regions, employers, candidates, agreements } = make({ size: 10 });
    const names = [...regions.desks, ...employers.employers, ...candidates.candidatePools].map(
      ({ name }) => name,
    );
    const titles = [
      ...agreements.arrangements,
      ...agreements.dialogueSessions,
      ...agreements.knowledgeItems,
    ].map(({ title }) => title);
    expect([...names, ...titles].filter((name) => !name.endsWith('(demo)'))).toEqual([]);
  });

  it('has numbers of the trade register that are no citizen service numbers', () => {
    const numbers = make({ size: 10 }).employers.employers.map(({ kvkNumber }) => kvkNumber);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.filter((number) => !/^0000\d{4}$/.test(number) || isBsn(number))).toEqual([]);
  });

  it('is ten times as large at size 10, but for regions, desks and the first employer', () => {
    const [one, ten] = [make(), make({ size: 10 })];
    expect(ten.regions.desks).toHaveLength(one.regions.desks.length);
    expect(ten.employers.employers).toHaveLength(1 + 10 * (one.employers.employers.length - 1));
    expect(ten.employers.sites).toHaveLength(3 + 10 * (one.employers.sites.length - 3));
    expect(ten.employers.vacancies).toHaveLength(9 + 10 * (one.employers.vacancies.length - 9));
    expect(ten.candidates.candidateProfiles).toHaveLength(10 * one.candidates.candidateProfiles.length);
    expect(ten.agreements.followUpAgreements).toHaveLength(400);
    expect(ten.agreements.dialogueSessions.every(({ heldOn }) => heldOn < day)).toBe(true);
  });

  it.each([0, 1.5, -1])('has no size %d', (size) => {
    expect(() => demoSetting({ size })).toThrow('whole number');
  });
});
