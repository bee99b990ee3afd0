import { randomUUID } from 'node:crypto';
import type { Caller, Subgraph } from '@banenbrug/service-common';
import { ask, callers, createTestHub, type TestHub } from '@banenbrug/testkit';
import { employers } from '../src';
import { type SeededEmployer, seedEmployers } from './seed-employers';
import { write } from './write-employers';

interface Contact {
  readonly id: string;
  readonly validUntil: string | null;
  readonly verifiedOn: string;
  readonly deputy: { functionTitle: string } | null;
}

describe('the contacts of an employer over time', () => {
  let hub: TestHub;
  let subgraph: Subgraph;
  let seeded: SeededEmployer[];

  beforeAll(async () => {
    hub = await createTestHub([employers]);
    subgraph = await hub.subgraph('employers');
    // Each has a deputy of its contact that was verified long ago.
    seeded = await seedEmployers(hub, 9);
  }, 60_000);
  afterAll(() => hub.close());

  const at = (index: number): SeededEmployer => {
    const found = seeded[index];
    if (!found) throw new Error(`No employer ${index} was seeded.`);
    return found;
  };
  const person = (place: string) => ({ functionTitle: place, emailAddress: `${place}@example.nl` });
  const name = ({ id }: SeededEmployer, change: object = {}, caller: Caller = callers.employer(id)) =>
    write<Contact>(
      subgraph,
      'nameEmployerContact',
      { employerId: id, validFrom: '2026-07-01', contact: person('new'), ...change },
      caller,
      'id validUntil verifiedOn deputy { functionTitle }',
    );
  const verify = (contactId: string, caller: Caller) =>
    write<Contact>(subgraph, 'verifyEmployerContact', { contactId }, caller, 'id validUntil verifiedOn');
  const on = async ({ id, siteId }: SeededEmployer, day: string) => {
    const { data } = await ask<{ employer: { contact: object }; site: { contact: object } }>(
      subgraph,
      `query ($id: ID!, $site: ID!, $on: LocalDate) {
         employer(id: $id) { contact(on: $on) { emailAddress } }
         site(id: $site) { contact(on: $on) { emailAddress } } }`,
      { id, site: siteId, on: day },
      { caller: callers.liaison() },
    );
    return [data.employer.contact, data.site.contact];
  };
  const address = (place: string) => ({ emailAddress: `${place}@example.nl` });
  const stale = async (caller: Caller) => {
    const { data } = await ask<{
      staleEmployerContacts: { nodes: { id: string; isStale: boolean }[]; totalCount: number } | null;
    }>(subgraph, '{ staleEmployerContacts(first: 100) { nodes { id isStale } totalCount } }', {}, { caller });
    return data.staleEmployerContacts;
  };

  it('are handed over on the day, of the employer as a whole and of a site apart', async () => {
    const employer = at(0);
    const whole = await name(employer, { deputy: person('second') });
    expect(whole.refusals).toEqual([]);
    expect(whole.thing).toMatchObject({ verifiedOn: '2026-06-15', deputy: { functionTitle: 'second' } });
    expect(await on(employer, '2026-06-30')).toEqual([address('work'), address('depot')]);
    // The depot's contact ended on its own: from then on the employer's answers there.
    expect(await on(employer, '2026-07-01')).toEqual([address('new'), address('new')]);
    await name(employer, { siteId: employer.siteId, validFrom: '2026-06-20', contact: person('site') });
    expect(await on(employer, '2026-06-19')).toEqual([address('work'), address('depot')]);
    expect(await on(employer, '2026-06-20')).toEqual([address('work'), address('site')]);
    expect(await on(employer, '2026-07-01')).toEqual([address('new'), address('site')]);
  });

  it('keep the day of who was named for later', async () => {
    await name(at(1), { validFrom: '2026-09-01', contact: person('later') });
    expect((await name(at(1))).thing).toMatchObject({ validUntil: '2026-08-31' });
    expect((await on(at(1), '2026-09-01'))[0]).toEqual(address('later'));
  });

  it('are one for a day, of several named at once, and the same one for a key', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => name(at(2))));
    expect(answers.map(({ refusals: [refusal] }) => refusal?.currentState ?? 'done').toSorted()).toEqual([
      'NAMED_FROM_THAT_DAY',
      'NAMED_FROM_THAT_DAY',
      'done',
    ]);
    const keyed = await Promise.all([1, 2].map(() => name(at(3), { idempotencyKey: 'once' })));
    expect(keyed[0]?.thing?.id).toBe(keyed[1]?.thing?.id);
  });

  it.each<[string, () => object, string, string]>([
    ['the employer of somebody else', () => ({ employerId: at(0).id }), 'REFERENCE_UNKNOWN', 'employerId'],
    ['an employer that nobody has', () => ({ employerId: randomUUID() }), 'REFERENCE_UNKNOWN', 'employerId'],
    ['a malformed id', () => ({ employerId: 'employer' }), 'REFERENCE_UNKNOWN', 'employerId'],
    ['a site of another employer', () => ({ siteId: at(0).siteId }), 'REFERENCE_UNKNOWN', 'siteId'],
    ['a malformed site', () => ({ siteId: 'site' }), 'REFERENCE_UNKNOWN', 'siteId'],
    ['a day in the past', () => ({ validFrom: '2026-06-14' }), 'INVALID_VALUE', 'validFrom'],
    [
      'no address',
      () => ({ contact: { functionTitle: 'A', emailAddress: '' } }),
      'INVALID_VALUE',
      'emailAddress',
    ],
  ])('refuse %s', async (_, change, code, field) => {
    const { refusals } = await name(at(4), change());
    expect(refusals.map((refusal) => [refusal.code, refusal.path.at(-1)])).toEqual([[code, field]]);
  });

  it('that are stale are the employer’s own for it, and all for LIAISON and ADMIN', async () => {
    const own = await stale(callers.employer(at(5).id));
    expect(own).toMatchObject({ totalCount: 1, nodes: [{ isStale: true }] });
    for (const caller of [callers.liaison(), callers.admin()]) {
      expect((await stale(caller))?.totalCount).toBeGreaterThan(4);
    }
    for (const caller of [callers.desk(randomUUID(), ['AM01']), callers.organiser(), callers.public]) {
      expect(await stale(caller)).toBeNull();
    }
  });

  it('are verified today, once, by who keeps them, and then are not stale', async () => {
    const own = callers.employer(at(6).id);
    const contact = (await stale(own))?.nodes[0]?.id ?? '';
    const unknown = [{ code: 'REFERENCE_UNKNOWN', path: ['input', 'contactId'] }];
    expect((await verify(contact, callers.employer(at(7).id))).refusals).toMatchObject(unknown);
    expect((await verify(randomUUID(), own)).refusals).toMatchObject(unknown);
    expect((await verify('contact', own)).refusals).toMatchObject(unknown);
    expect((await verify(contact, callers.desk(randomUUID(), ['AM01']))).codes).toEqual(['FORBIDDEN']);
    const answers = await Promise.all([1, 2, 3].map(() => verify(contact, own)));
    expect(answers.map(({ thing }) => thing?.verifiedOn)).toEqual(['2026-06-15', '2026-06-15', '2026-06-15']);
    expect(
      await hub.sql('select action from employers.audit_entries where $1 = any(object_ids)', [contact]),
    ).toEqual([{ action: 'verifyEmployerContact' }]);
    expect(await stale(own)).toMatchObject({ totalCount: 0 });
    await hub.sql(
      `update employers.employer_contacts set valid_until = '2026-06-14', verified_on = '2025-01-01' where id = $1`,
      [contact],
    );
    expect(await stale(own)).toMatchObject({ totalCount: 0 });
    expect((await verify(contact, own)).refusals).toMatchObject([{ currentState: 'ENDED' }]);
  });
});
