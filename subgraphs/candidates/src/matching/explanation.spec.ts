import type { CandidateProfile } from '../entities';
import { explain } from './explanation';
import type { Question } from './question';

const question: Question = {
  regions: ['AM06'],
  hoursMin: 20,
  hoursMax: 32,
  startMonth: '2026-07',
  workingLevel: 'BASIC',
  occupations: ['BOC:12', 'ISCO:9333'],
  sectors: ['H'],
  languages: ['eng', 'nld'],
  drivingLicences: ['B_PLUS'],
  skills: null,
  around: null,
  aroundKm: null,
  travelMeans: null,
  changedSince: null,
  preferred: [],
};

const profile = {
  id: '00000000-0000-4000-8000-000000000001',
  poolId: '00000000-0000-4000-8000-000000000002',
  deskId: '00000000-0000-4000-8000-000000000003',
  regionCode: 'AM06',
  municipalityCode: null,
  state: 'PUBLISHED',
  availableFrom: '2026-05',
  hoursMin: null,
  hoursMax: 24,
  workingLevel: 'MBO_HAVO_VWO',
  occupations: ['BOC:12', 'ISCO:9334'],
  sectors: ['G', 'H'],
  skills: null,
  languages: ['nld', 'pol', 'eng'],
  drivingLicences: ['B', 'B_PLUS'],
  travelDistanceKm: null,
  travelTimeMinutes: null,
  travelMeans: null,
  publishedOn: '2026-05-01',
  changedOn: '2026-05-01',
  verifiedOn: '2026-06-01',
  withdrawnOn: null,
  publishedUntil: null,
  revision: 1,
} satisfies CandidateProfile;

describe('explain', () => {
  it('tells in English what was asked and what the profile offers, and only what was asked', () => {
    expect(explain(question, profile, 'en').map(({ text }) => text)).toEqual([
      'Region: Veluwe Stedendriehoek.',
      'Hours per week: 24 or less; asked: 20 to 32.',
      'Available from 2026-05; asked: 2026-07.',
      'Working level: mbo, havo or vwo; asked: at least primary education.',
      'Wishes to work as: 12.',
      'Wishes to work in: Transportation and storage.',
      'Speaks: English, Dutch.',
      'Driving licence: B+.',
    ]);
  });

  it('tells the same in Dutch', () => {
    expect(explain(question, profile, 'nl').map(({ text }) => text)).toEqual([
      'Regio: Veluwe Stedendriehoek.',
      'Uren per week: 24 of minder; gevraagd: 20 tot 32.',
      'Beschikbaar vanaf 2026-05; gevraagd: 2026-07.',
      'Werk- en denkniveau: mbo, havo of vwo; gevraagd: minstens basisonderwijs.',
      'Wil werken als: 12.',
      'Wil werken in: Vervoer en opslag.',
      'Spreekt: Engels, Nederlands.',
      'Rijbewijs: B+.',
    ]);
  });

  it('gives each criterion its own verdict, unknown ones too', () => {
    const verdicts = explain({ ...question, hoursMax: 22 }, { ...profile, languages: ['nld'] }, 'en');
    expect(verdicts.map(({ criterion, verdict }) => `${criterion} ${verdict}`)).toEqual([
      'REGION MEETS',
      'HOURS_PER_WEEK UNKNOWN',
      'START_MONTH MEETS',
      'WORKING_LEVEL MEETS',
      'OCCUPATIONS MEETS',
      'SECTORS MEETS',
      'LANGUAGES MISSES',
      'DRIVING_LICENCES MEETS',
    ]);
  });

  describe('of skills, travel and what is new', () => {
    const asked: Question = {
      ...question,
      hoursMin: null,
      hoursMax: null,
      startMonth: null,
      workingLevel: null,
      occupations: null,
      sectors: ['G', 'Q'],
      languages: null,
      drivingLicences: null,
      skills: [{ text: 'heftruk', entries: [{ id: 7, text: 'heftruck rijden' }] }],
      around: 'GM0150',
      aroundKm: 5,
      travelMeans: ['BICYCLE', 'CAR'],
      changedSince: '2026-04-01',
    };
    const known = {
      ...profile,
      sectors: ['Q'],
      municipalityCode: 'GM0200',
      skills: ['Heftruck rijden', 'Lassen'],
      skillIds: [3, 7],
      travelDistanceKm: 20,
      travelMeans: ['BICYCLE' as const],
    };
    const lines = (of: CandidateProfile, language: 'en' | 'nl') =>
      explain(asked, of, language)
        .slice(1)
        .map(({ verdict, text }) => `${verdict} ${text}`);

    it('tells what was found', () => {
      expect(lines(known, 'en')).toEqual([
        'MEETS Wishes to work in: Human health and social work activities.',
        'MEETS Skilled in: Heftruck rijden; asked: heftruk.',
        'MEETS Distance to Deventer: 14 km; travels up to 20 km; asked: within 5 km.',
        'MEETS Travels by: bicycle.',
        'MEETS Published or corrected on 2026-05-01; asked: since 2026-04-01.',
      ]);
    });

    it('tells what is missing, in Dutch', () => {
      const other = { ...known, sectors: ['A'], skillIds: [3], skills: ['Lassen'], travelDistanceKm: 3 };
      expect(lines({ ...other, travelMeans: [], changedOn: '2026-03-01' }, 'nl')).toEqual([
        'MISSES Wil werken in: niets van wat gevraagd is; gevraagd: Groot- en detailhandel; reparatie van auto’s, Gezondheids- en welzijnszorg.',
        'MISSES Vaardig in: niets van wat gevraagd is; gevraagd: heftruk.',
        'MISSES Afstand tot Deventer: 14 km; reist tot 3 km; gevraagd: binnen 5 km.',
        'MISSES Reist met: niets van wat gevraagd is; gevraagd: fiets, auto.',
        'MISSES Geplaatst of bijgewerkt op 2026-03-01; gevraagd: sinds 2026-04-01.',
      ]);
    });

    it('tells what is unknown', () => {
      expect(lines(profile, 'en').slice(1, 4)).toEqual([
        'UNKNOWN Skilled in: unknown; asked: heftruk.',
        'UNKNOWN Distance to Deventer: unknown; travels an unknown distance; asked: within 5 km.',
        'UNKNOWN Travels by: unknown; asked: bicycle, car.',
      ]);
    });
  });
});
