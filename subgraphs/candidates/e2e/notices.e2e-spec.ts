import { randomUUID } from 'node:crypto';
import { employers } from '@banenbrug/employers';
import { regions } from '@banenbrug/regions';
import { createTestHub, sensitive, type TestHub } from '@banenbrug/testkit';
import { candidates } from '../src';
import { noticeKinds, queueNotice, queueNotices } from '../src/notices';
import { type JobRunners, openJobRunners } from './run-jobs';
import { seedEmployerContact, siteOf } from './seed-addresses';
import { seedContact, seedDesk } from './seed-desks';
import { introductionNotes, meetingAt, seedIntroduction } from './seed-introductions';
import { profileOf, seedPool, seedProfiles } from './seed-profiles';
import { seedEmployer, seedVacancy } from './seed-vacancies';

const place = { regionCode: 'AM06', municipalityCode: 'GM0200' };

describe('notices of introductions', () => {
  let hub: TestHub;
  let jobs: JobRunners;

  beforeAll(async () => {
    hub = await createTestHub([regions, employers, candidates]);
    jobs = await openJobRunners(hub);
  });
  afterAll(async () => {
    await jobs.close();
    await hub.close();
  });
  beforeEach(async () => {
    await hub.sql('truncate candidates.outgoing_mails');
    jobs.sent.length = 0;
  });

  /** An introduction of a profile of which everything is known. */
  async function introduce(change: { vacancyId?: string | null; employerId?: string } = {}) {
    const { id: deskId } = await seedDesk(hub, ['AM06']);
    const poolId = await seedPool(hub, deskId, 'AM06');
    const profile = profileOf(
      { poolId, deskId, regionCode: 'AM06' },
      {
        municipalityCode: 'GM0200',
        availableFrom: '2031-11',
        hoursMin: 13,
        hoursMax: 37,
        workingLevel: 'MBO_HAVO_VWO',
        occupations: ['ISCO:9333'],
        sectors: ['H'],
        skills: ['Order picking with a hand scanner'],
        languages: ['nld'],
        drivingLicences: ['B'],
        travelDistanceKm: 41,
        travelTimeMinutes: 47,
        travelMeans: ['PUBLIC_TRANSPORT'],
      },
    );
    await seedProfiles(hub, [profile]);
    const employerId = change.employerId ?? (await seedEmployer(hub));
    const vacancyId = change.vacancyId ?? null;
    const introductionId = await seedIntroduction(hub, {
      profileId: profile.id,
      deskId,
      employerId,
      vacancyId,
    });
    return { profile, deskId, employerId, introductionId };
  }

  const queue = (notice: Parameters<typeof queueNotice>[2]) =>
    jobs.runtime().dataSource.transaction((manager) => queueNotice(manager, jobs.runtime(), notice));

  it('hold nothing of the profile, of the meeting or of the notes, in any kind and to either side', async () => {
    const { profile, deskId, employerId, introductionId } = await introduce();
    await seedEmployerContact(hub, employerId, 'work@example.nl');
    const all = noticeKinds.flatMap((kind) =>
      (['DESK', 'EMPLOYER'] as const).map((to) => ({
        kind,
        to,
        introductionId,
        deskId,
        employerId,
        dueOn: '2026-06-17',
      })),
    );
    await jobs.runtime().dataSource.transaction((manager) => queueNotices(manager, jobs.runtime(), all));
    await jobs.run('mail');
    expect(jobs.sent).toHaveLength(12);
    const { state: _, verifiedOn: __, revision: ___, ...content } = profile;
    const private_ = [introductionNotes, meetingAt, meetingAt.slice(0, 10), '09:07', deskId, employerId];
    const told = Object.values(content)
      .flat()
      .filter((value) => value !== null)
      .map(String);
    expect(told.length).toBeGreaterThan(15);
    for (const mail of jobs.sent) {
      const text = `${mail.subjectLine}\n${mail.body}`
        .replaceAll(introductionId, '')
        .replaceAll('2026-06-17', '');
      const words = text.split(/[^\p{L}\p{N}:-]+/u);
      expect(
        told.filter((value) => words.includes(value) || (value.length > 3 && text.includes(value))),
      ).toEqual([]);
      expect(private_.filter((value) => text.includes(value))).toEqual([]);
      expect(text).not.toMatch(/\d/);
    }
  });

  it('are queued with the step, and not when it does not stand', async () => {
    const { deskId, employerId, introductionId } = await introduce();
    const step = jobs.runtime().dataSource.transaction(async (manager) => {
      await queueNotice(manager, jobs.runtime(), {
        kind: 'ASKED',
        to: 'DESK',
        introductionId,
        deskId,
        employerId,
      });
      throw new Error('no');
    });
    await expect(step).rejects.toThrow('no');
    expect(await jobs.mails()).toEqual([]);
  });

  it('go to the contact of the desk who is in charge when they are sent, not when they were queued', async () => {
    const { deskId, employerId, introductionId } = await introduce();
    await queue({ kind: 'ASKED', to: 'DESK', introductionId, deskId, employerId });
    const contactId = await seedContact(hub, deskId, { validFrom: '2020-01-01' });
    const address = sensitive('e-mail address', 'newcomer-of-the-desk@example.nl');
    await hub.sql('update regions.desk_contacts set email_address = $2 where id = $1', [contactId, address]);
    await jobs.run('mail');
    expect(jobs.sent.map(({ to }) => to)).toEqual([address]);
  });

  it('wait while nobody of the desk can be written to', async () => {
    const { deskId, employerId, introductionId } = await introduce();
    await hub.sql(`update regions.desks set closed_on = '2020-01-01' where id = $1`, [deskId]);
    await queue({ kind: 'ASKED', to: 'DESK', introductionId, deskId, employerId });
    await jobs.run('mail');
    expect(jobs.sent).toEqual([]);
    expect(await jobs.mails()).toMatchObject([{ state: 'QUEUED', attempts: 1 }]);
  });

  it('go to the site of the vacancy, else to the employer as a whole, else to any site', async () => {
    const employerId = await seedEmployer(hub);
    const vacancyId = await seedVacancy(hub, employerId, place);
    const other = await siteOf(hub, await seedVacancy(hub, employerId, place));
    const tell = async (change: { vacancyId?: string }) => {
      const { deskId, introductionId } = await introduce({ employerId, ...change });
      await queue({ kind: 'ANSWERED', to: 'EMPLOYER', introductionId, deskId, employerId });
      jobs.sent.length = 0;
      await jobs.run('mail');
      return jobs.sent.map(({ to }) => to);
    };
    expect(await tell({})).toEqual([]);
    await hub.sql('truncate candidates.outgoing_mails');
    await seedEmployerContact(hub, employerId, 'other-site@example.nl', other);
    expect(await tell({ vacancyId })).toEqual(['other-site@example.nl']);
    await seedEmployerContact(hub, employerId, 'employer@example.nl');
    expect(await tell({ vacancyId })).toEqual(['employer@example.nl']);
    await seedEmployerContact(hub, employerId, 'site@example.nl', await siteOf(hub, vacancyId));
    expect(await tell({ vacancyId })).toEqual(['site@example.nl']);
    expect(await tell({})).toEqual(['employer@example.nl']);
  });

  it('are not queued for a side that does without that kind, and are for all others', async () => {
    const { deskId, employerId, introductionId } = await introduce();
    const another = randomUUID();
    await hub.sql(
      `insert into candidates.notification_preferences values ('DESK', $1, 'CLOSED', '2026-06-01')`,
      [deskId],
    );
    const sides = { introductionId, deskId, employerId };
    for (const notice of [
      { kind: 'CLOSED', to: 'DESK', ...sides },
      { kind: 'OVERDUE', to: 'DESK', ...sides },
      { kind: 'CLOSED', to: 'EMPLOYER', ...sides },
      { kind: 'CLOSED', to: 'DESK', ...sides, deskId: another },
      // The id of a desk says nothing about an employer.
      { kind: 'CLOSED', to: 'EMPLOYER', ...sides, employerId: deskId },
    ] as const) {
      await queue(notice);
    }
    const queued = (await jobs.mails()).map(({ kind, recipientKind, recipientId }) => [
      kind,
      recipientKind,
      recipientId,
    ]);
    expect(new Set(queued.map(String))).toEqual(
      new Set(
        [
          ['OVERDUE', 'DESK', deskId],
          ['CLOSED', 'EMPLOYER', employerId],
          ['CLOSED', 'DESK', another],
          ['CLOSED', 'EMPLOYER', deskId],
        ].map(String),
      ),
    );
  });
});
