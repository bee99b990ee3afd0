import type { CandidateProfile as ProfileRow } from '../entities';
import type { ProfileBeforeImport as KeptProfile } from '../repositories/subject.repository';
import { CandidateProfile } from './CandidateProfile';

const { pool, region, municipality, hoursPerWeek, occupations, sectors, languages, travel } =
  CandidateProfile;

/** The same field of the content that was kept: these resolvers read nothing else of a profile. */
const ofContent =
  <Input, Context>(field: (profile: ProfileRow, input: Input, context: Context) => unknown) =>
  ({ content }: KeptProfile, input: Input, context: Context): unknown =>
    field(content as ProfileRow, input, context);

const plain =
  <Key extends keyof KeptProfile['content']>(key: Key) =>
  ({ content }: KeptProfile) =>
    content[key];

const detail =
  <Key extends keyof KeptProfile['details']>(key: Key) =>
  ({ details }: KeptProfile) =>
    details[key];

export const ProfileBeforeImport = {
  pool: ofContent(pool),
  region: ofContent(region),
  municipality: ofContent(municipality),
  availableFrom: plain('availableFrom'),
  hoursPerWeek: ofContent(hoursPerWeek),
  workingLevel: plain('workingLevel'),
  occupations: ofContent(occupations),
  sectors: ofContent(sectors),
  skills: plain('skills'),
  languages: ofContent(languages),
  drivingLicences: plain('drivingLicences'),
  travel: ofContent(travel),
  publishedUntil: plain('publishedUntil'),
  deskReference: detail('deskReference'),
  deskNotes: detail('deskNotes'),
  workplaceConditions: detail('workplaceConditions'),
  consentRecordedOn: detail('consentRecordedOn'),
};
