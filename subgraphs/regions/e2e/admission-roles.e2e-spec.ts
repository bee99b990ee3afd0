import { randomUUID } from 'node:crypto';
import type { Caller, Subgraph } from '@banenbrug/service-common';
import { ask, callers, createTestHub, type TestHub } from '@banenbrug/testkit';
import { regions } from '../src';
import { type AdmissionMutation, rowCounts, write } from './write-admission';

const issuer = 'https://sign-in.example.nl';

/** Inputs that ADMIN could write. */
const inputs: Record<AdmissionMutation, object> = {
  grantAccess: { issuer, claim: 'groups', value: 'group', role: 'ADMIN' },
  withdrawAccess: { grantId: randomUUID() },
  revokeSubject: { issuer, subject: 'somebody' },
  reinstateSubject: { issuer, subject: 'somebody' },
  registerDesk: {
    kind: 'WSP',
    name: 'D',
    regions: ['AM06'],
    functionAddress: 'd@example.nl',
    responseDays: 1,
  },
  changeDesk: { deskId: randomUUID(), expectedRevision: 1 },
  closeDesk: { deskId: randomUUID() },
};

const lists = ['accessGrants', 'revokedSubjects'];

const others: [string, Caller, string][] = [
  ['an employer', callers.employer(randomUUID()), 'FORBIDDEN'],
  ['a desk', callers.desk(randomUUID(), ['AM06']), 'FORBIDDEN'],
  ['an organiser', callers.organiser(), 'FORBIDDEN'],
  ['the national liaison', callers.liaison(), 'FORBIDDEN'],
  ['a caller without a token', callers.public, 'UNAUTHENTICATED'],
];

describe('getting in and out', () => {
  let hub: TestHub;
  let subgraph: Subgraph;

  beforeAll(async () => {
    hub = await createTestHub([regions]);
    subgraph = await hub.subgraph('regions');
  }, 60_000);
  afterAll(() => hub.close());

  it.each(others)('is not for %s: every mutation is refused and writes nothing', async (_, caller, code) => {
    const before = await rowCounts(hub);
    for (const [mutation, input] of Object.entries(inputs) as [AdmissionMutation, object][]) {
      const { payload, codes } = await write(subgraph, mutation, input, caller);
      expect({ mutation, payload, codes }).toEqual({ mutation, payload: null, codes: [code] });
    }
    expect(await rowCounts(hub)).toEqual(before);
  });

  it.each(others)('shows %s no list, and asking costs no statement', async (_, caller, code) => {
    for (const list of lists) {
      const { data, errors, statements } = await ask<Record<string, unknown>>(
        subgraph,
        `{ ${list} { nodes { id } totalCount } }`,
        {},
        { caller },
      );
      expect(data).toEqual({ [list]: null });
      expect(errors).toMatchObject([{ path: [list], extensions: { code } }]);
      expect(statements).toEqual([]);
    }
  });
});
