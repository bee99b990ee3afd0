import { defaultSeed, demoId } from '../src';
import { demoDay } from './demo-hub';

/** An id that nobody has. */
export const nobody = '00000000-0000-4000-8000-00000000abcd';

/** What the personas of the demo speak for. */
export const demo = {
  employer: demoId(defaultSeed, 'employer', 0),
  desk: demoId(defaultSeed, 'desk', 'AM06'),
  region: 'AM06',
  organiser: 'demo-organiser',
  publishedProfile: demoId(defaultSeed, 'profile', 'AM06', 0),
} as const;

const made = {
  session: demoId(defaultSeed, 'session of others'),
  receipt: demoId(defaultSeed, 'receipt of others'),
  ownReceipt: demoId(defaultSeed, 'own receipt'),
  searchOfEmployer: demoId(defaultSeed, 'search of the employer'),
  searchOfDesk: demoId(defaultSeed, 'search of the desk'),
  searchOfOthers: demoId(defaultSeed, 'search of others'),
  deskReference: 'van anderen',
  import: demoId(defaultSeed, 'import of others'),
  ownImport: demoId(defaultSeed, 'own import'),
  itemOfEmployer: demoId(defaultSeed, 'item of the employer'),
  itemOfDesk: demoId(defaultSeed, 'item of the desk'),
  itemOfOrganiser: demoId(defaultSeed, 'item of the organiser'),
  itemOfOthers: demoId(defaultSeed, 'item of others'),
  feed: demoId(defaultSeed, 'feed of others'),
  sessionOfChanges: demoId(defaultSeed, 'session of changes'),
  joinCode: demoId(defaultSeed, 'join code of others'),
  ownJoinCode: demoId(defaultSeed, 'own join code'),
  participant: demoId(defaultSeed, 'participant of others'),
} as const;

const ofEmployer = `employer_id = '${demo.employer}'`;
const ofDesk = `desk_id = '${demo.desk}'`;

/** SQL that selects one id. */
const one = (table: string, condition: string): string =>
  `select id from ${table} where ${condition} order by id limit 1`;
const given = (id: string): string => `select '${id}' as id`;

const ofOwnSession = `session_id in (select id from agreements.dialogue_sessions where organiser_subject = '${demo.organiser}')`;
const entryOf = (condition: string): string =>
  `follow_up_agreement_id in (select id from agreements.follow_up_agreements where ${condition})`;

/** Objects of the personas, each as SQL that selects its id. */
export const own = {
  employer: given(demo.employer),
  desk: given(demo.desk),
  region: given(demo.region),
  employerContact: one('employers.employer_contacts', `${ofEmployer} and valid_until is null`),
  contact: one('regions.desk_contacts', `${ofDesk} and deputy_of is null and valid_until is null`),
  site: one('employers.sites', `${ofEmployer} and closed_on is null`),
  pool: one('candidates.candidate_pools', ofDesk),
  withdrawnProfile: one('candidates.candidate_profiles', `state = 'WITHDRAWN' and ${ofDesk}`),
  /** Published, and the employer has not asked for it. */
  profileToAsk: one(
    'candidates.candidate_profiles p',
    `state = 'PUBLISHED' and not exists (select from candidates.introductions i where i.profile_id = p.id and ${ofEmployer})`,
  ),
  introductionOfEmployer: one('candidates.introductions', ofEmployer),
  introductionOfDesk: one('candidates.introductions', ofDesk),
  receipt: given(made.ownReceipt),
  searchOfEmployer: given(made.searchOfEmployer),
  searchOfDesk: given(made.searchOfDesk),
  import: given(made.ownImport),
  arrangement: one('agreements.arrangements', ofEmployer),
  openArrangement: one('agreements.arrangements', `state in ('SUBMITTED', 'SIGNED')`),
  followUp: one('agreements.follow_up_agreements', ofEmployer),
  session: one('agreements.dialogue_sessions', `organiser_subject = '${demo.organiser}'`),
  /** Of others, with changes of the personas' agreements. */
  sessionOfChanges: given(made.sessionOfChanges),
  followUpOfDesk: one('agreements.follow_up_agreements', `region_codes @> '{${demo.region}}'`),
  followUpOfSession: one(
    'agreements.follow_up_agreements f',
    `exists (select from agreements.dialogue_sessions s
       where s.id = f.session_id and s.organiser_subject = '${demo.organiser}')`,
  ),
  itemOfEmployer: given(made.itemOfEmployer),
  itemOfDesk: given(made.itemOfDesk),
  itemOfOrganiser: given(made.itemOfOrganiser),
  entryOfSession: one('agreements.follow_up_entries', entryOf(ofOwnSession)),
  participantOfSession: one('agreements.session_participants', ofOwnSession),
  joinCode: given(made.ownJoinCode),
} as const;

/** Objects of which none is a persona's. */
export const others = {
  employer: one('employers.employers', `id <> '${demo.employer}'`),
  desk: one('regions.desks', `id <> '${demo.desk}'`),
  region: given('AM01'),
  employerContact: one('employers.employer_contacts', `not ${ofEmployer} and valid_until is null`),
  contact: one('regions.desk_contacts', `not ${ofDesk} and valid_until is null`),
  absence: one(
    'regions.contact_absences',
    `contact_id not in (select id from regions.desk_contacts where ${ofDesk}) and away_until > '${demoDay}'`,
  ),
  municipality: given('GM0363'),
  site: one('employers.sites', `not ${ofEmployer}`),
  openVacancy: one('employers.vacancies', `not ${ofEmployer} and closes_on is null`),
  closedVacancy: one('employers.vacancies', `not ${ofEmployer} and closes_on < '${demoDay}'`),
  pool: one('candidates.candidate_pools', `not ${ofDesk}`),
  profile: one('candidates.candidate_profiles', `state = 'PUBLISHED' and not ${ofDesk}`),
  withdrawnProfile: one('candidates.candidate_profiles', `state = 'WITHDRAWN' and not ${ofDesk}`),
  introductionOfEmployer: one('candidates.introductions', `not ${ofEmployer}`),
  introductionOfDesk: one('candidates.introductions', `not ${ofDesk}`),
  deskReference: given(made.deskReference),
  receipt: given(made.receipt),
  savedSearch: given(made.searchOfOthers),
  import: given(made.import),
  feed: given(made.feed),
  /** A draft that no region has answered. */
  arrangement: one('agreements.arrangements', `state = 'DRAFT' and not ${ofEmployer}`),
  followUp: one('agreements.follow_up_agreements', `session_id = '${made.session}'`),
  session: given(made.session),
  item: given(made.itemOfOthers),
  entry: one('agreements.follow_up_entries', entryOf(`session_id = '${made.session}'`)),
  participant: given(made.participant),
  joinCode: given(made.joinCode),
} as const;

const receipt = (id: string, desk: string): string =>
  `insert into candidates.erasure_receipts
     (id, desk_id, erased_at, profiles, private_details, introductions_closed, meetings, notes)
   values ('${id}', (${desk}), now(), 1, 1, 0, 0, 0)`;

const search = (id: string, role: 'EMPLOYER' | 'DESK', owner: string): string =>
  `insert into candidates.saved_searches (id, owner_role, owner_id, name, criteria, created_on, created_by, revision)
   values ('${id}', '${role}', (${owner}), 'Orderpickers (demo)', '{}', '${demoDay}', null, 1)`;

const anImport = (id: string, desk: string): string =>
  `insert into candidates.imports (id, desk_id, pool_id, region_code, format, is_full_export, is_dry_run, size_bytes,
     sha256, state, secret_hash, expires_at, rows_done, published, updated, unchanged, refused, unknown_fields,
     created_at, undo_withdrawn, undo_restored, undo_kept)
   select '${id}', desk_id, id, region_code, 'CSV', false, false, 1, repeat('a', 64), 'DONE', repeat('b', 64), now(),
     0, 0, 0, 0, 0, '{}', now(), 0, 0, 0
   from candidates.candidate_pools where ${desk} order by id limit 1`;

const item = (id: string, owner: string, value: string): string =>
  `insert into agreements.knowledge_items (id, title, kind, offered_by, ${owner})
   values ('${id}', 'Stappenplan (demo)', 'TOOL', 'een organisatie (demo)', '${value}')`;

const joinCode = (id: string, session: string): string =>
  `insert into agreements.session_join_codes (id, session_id, table_name, code_hash, created_at, expires_at, window_entries)
   values ('${id}', (${session}), 'Tafel 1 (demo)', md5('${id}'), now(), now() + interval '1 hour', 0)`;

const sessionOfOthers = (id: string): string =>
  `insert into agreements.dialogue_sessions (id, title, held_on, organisers, state, organiser_subject)
   values ('${id}', 'Sessie van anderen (demo)', '${demoDay}', '{anderen (demo)}', 'OPEN', 'another')`;

/** That agreements have changed in a session. */
const changesIn = (session: string, ...agreements: readonly string[]): string =>
  `with change as (
     select session.id::uuid as id, agreement.id as agreement_id, row_number() over () as number
     from (${session}) as session, (${agreements.map((agreement) => `(${agreement})`).join(' union all ')}) as agreement
   ), counted as (
     update agreements.dialogue_sessions set event_number = ${agreements.length} where id = (${session})::uuid
   )
   insert into agreements.session_events (session_id, number, follow_up_agreement_id, kind, at)
   select id, number, agreement_id, 'CHANGED', now() from change`;

/**
 * What the demo data lack: a reference that only another desk uses, receipts of erasures, imports, saved searches,
 * knowledge items of the personas, changes that can be followed, a session that another organiser recorded with a
 * participant, a join code and an agreement in which no persona takes part, a join code of the organiser's own, and an
 * arrangement that is still a draft.
 */
export const furtherObjects: readonly string[] = [
  `update candidates.profile_private set desk_reference = '${made.deskReference}' where profile_id = (
     select profile_id from candidates.profile_private where not ${ofDesk} order by profile_id limit 1)`,
  anImport(made.ownImport, ofDesk),
  anImport(made.import, `not ${ofDesk}`),
  `insert into agreements.calendar_feeds (id, secret_hash, role, employer_id, region_codes, language, created_at,
     expires_at)
   values ('${made.feed}', repeat('c', 64), 'EMPLOYER', (${others.employer}), '{}', 'nl', now(), now() + interval '1 year')`,
  receipt(made.ownReceipt, `select '${demo.desk}'::uuid`),
  receipt(made.receipt, others.desk),
  search(made.searchOfEmployer, 'EMPLOYER', `select '${demo.employer}'::uuid`),
  search(made.searchOfDesk, 'DESK', `select '${demo.desk}'::uuid`),
  search(made.searchOfOthers, 'DESK', others.desk),
  sessionOfOthers(made.session),
  `update agreements.follow_up_agreements set session_id = '${made.session}' where id = (
     ${one('agreements.follow_up_agreements', `not ${ofEmployer} and not region_codes @> '{${demo.region}}'`)})`,
  sessionOfOthers(made.sessionOfChanges),
  changesIn(own.sessionOfChanges, own.followUp, own.followUpOfDesk),
  changesIn(own.session, own.followUpOfSession),
  changesIn(others.session, others.followUp),
  item(made.itemOfEmployer, 'employer_id', demo.employer),
  item(made.itemOfDesk, 'region_code', demo.region),
  item(made.itemOfOrganiser, 'publisher_subject', demo.organiser),
  item(made.itemOfOthers, 'region_code', 'AM01'),
  `insert into agreements.session_participants (id, session_id, organisation, kind, people_count)
   values ('${made.participant}', '${made.session}', 'Demo', 'UWV', 1)`,
  joinCode(made.ownJoinCode, own.session),
  joinCode(made.joinCode, `select '${made.session}'::uuid`),
  `update agreements.arrangements set state = 'DRAFT', signed_on = null where id = (
     ${one('agreements.arrangements', `not ${ofEmployer}`)})`,
  `delete from agreements.arrangement_deviations where regional_arrangement_id in (
     select r.id from agreements.regional_arrangements r join agreements.arrangements a on a.id = r.arrangement_id
     where a.state = 'DRAFT')`,
  `delete from agreements.regional_arrangements where arrangement_id in (${others.arrangement})`,
];
