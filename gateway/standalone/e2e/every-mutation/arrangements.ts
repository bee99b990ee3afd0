import { randomUUID } from 'node:crypto';
import type { TestHub } from '@banenbrug/testkit';
import { desk, employer, region, type MutationCase } from './mutation-case';

/** What a region takes over, and a framework from its draft to its end, with a next version. */
export function arrangementMutations(word: string): readonly MutationCase[] {
  const arrangementId = randomUUID();
  const step = (mutation: string, input: object): MutationCase => ({
    mutation,
    caller: employer,
    input: (made) => ({ arrangementId: made['draftArrangement'], ...input }),
  });
  return [
    {
      mutation: 'adoptArrangement',
      caller: desk,
      prepare: (hub, made) => seedArrangement(hub, arrangementId, made['registerEmployer'] ?? ''),
      input: () => ({
        arrangementId,
        region,
        coverage: 'PARTIAL',
        deviations: [{ reason: `Reason ${word}`, preparation: { description: `Description ${word}` } }],
      }),
    },
    {
      mutation: 'draftArrangement',
      caller: employer,
      input: () => ({
        title: `Framework ${word}`,
        clauses: { escalation: { procedure: `Procedure ${word}` } },
      }),
    },
    step('changeArrangementDraft', { expectedRevision: 1, title: `Better framework ${word}` }),
    step('submitArrangement', { expectedRevision: 2 }),
    step('signArrangement', {
      expectedRevision: 3,
      signedOn: '2026-06-01',
      validFrom: '2026-06-01',
      signatories: [{ functionTitle: `Function ${word}`, organisation: `Organisation ${word}` }],
    }),
    step('evaluateArrangement', { expectedRevision: 4 }),
    step('scoreClause', { ingredient: 'ESCALATION', verdict: 'WORKS', note: `Note ${word}` }),
    step('draftNextVersion', { idempotencyKey: `next ${word}` }),
    step('endArrangement', { expectedRevision: 5 }),
  ];
}

async function seedArrangement(hub: TestHub, id: string, employerId: string): Promise<void> {
  const clauseSetId = randomUUID();
  await hub.sql('insert into agreements.clause_sets (id, contract_minimum_months) values ($1, 6)', [
    clauseSetId,
  ]);
  await hub.sql(
    `insert into agreements.arrangements (id, employer_id, title, version, state, clause_set_id, signed_on,
       signatories, valid_from, contact_kind, contact_id)
     values ($1, $2, 'Framework', 1, 'SIGNED', $3, '2026-02-01', '{"Director, Employer"}', '2026-02-01', 'EMPLOYER', $4)`,
    [id, employerId, clauseSetId, randomUUID()],
  );
}
