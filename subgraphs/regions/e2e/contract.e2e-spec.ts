import { randomUUID } from 'node:crypto';
import { agreements } from '@banenbrug/agreements';
import { candidates } from '@banenbrug/candidates';
import { employers } from '@banenbrug/employers';
import { referenceMunicipalities, referenceRegions } from '@banenbrug/service-common';
import { callers, defineSubgraphContract } from '@banenbrug/testkit';
import { regions } from '../src';
import { seedAuditLines } from './seed-audit-lines';
import { seedDesks, seedTopicContact } from './seed-desks';

// Not the central one: a loader would have it already as the region's, and hide a statement.
const oneOfEachRegion = referenceRegions.flatMap(
  ({ code, centralMunicipalityCode }) =>
    referenceMunicipalities.find((m) => m.regionCode === code && m.code !== centralMunicipalityCode) ?? [],
);

defineSubgraphContract({
  name: 'regions',
  owns: ['Region', 'Municipality', 'Desk', 'DeskContact', 'Instrument'],
  // The audit log is that of all four.
  modules: [regions, employers, candidates, agreements],
  seed: async (hub, size) => {
    const desks = await seedDesks(hub, size);
    const instruments = await hub.sql<{ code: string }>('select code from regions.instruments limit $1', [
      size,
    ]);
    await seedAuditLines(
      hub,
      desks.map(({ id }) => ({ log: 'candidates', at: '2026-06-01T10:00:00Z', deskId: id })),
    );
    for (const { id, contactId } of desks) {
      await hub.sql(
        `insert into regions.contact_absences (id, contact_id, away_from, away_until, revision)
         values (gen_random_uuid(), $1, '2026-06-01', '2026-06-30', 1)`,
        [contactId],
      );
      await seedTopicContact(hub, id);
      await hub.sql(
        `insert into regions.access_grants (id, issuer, claim, value, role, employer_ids, desk_id, granted_at)
         values (gen_random_uuid(), 'urn:issuer', 'groups', 'desk', 'DESK', '{}', $1, now())`,
        [id],
      );
      await hub.sql(
        `insert into regions.revoked_subjects (id, issuer, subject, revoked_at)
         values (gen_random_uuid(), 'urn:issuer', $1, now())`,
        [id],
      );
    }
    return {
      keys: {
        Employer: desks.map(() => ({ id: randomUUID() })),
        Region: desks.map(({ region }) => ({ code: region })),
        Municipality: oneOfEachRegion.slice(0, size).map(({ code }) => ({ code })),
        Desk: desks.map(({ id }) => ({ id })),
        DeskContact: desks.map(({ contactId }) => ({ id: contactId })),
        Instrument: instruments,
      },
      caller: callers.admin(),
      fieldArguments: {
        'Query.accessOf': 'issuer: "urn:issuer", subject: "x", values: [{ claim: "groups", value: "desk" }]',
        'Query.region': 'code: "AM01"',
        'Query.municipality': 'code: "GM0014"',
        'Query.desk': `id: "${desks[0]?.id}"`,
        'Query.places': 'names: ["Apeldoorn", "Den Haag"]',
        'Query.instrument': 'code: "NO_RISK_POLICY"',
      },
    };
  },
});
