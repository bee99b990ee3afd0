import { demo, nobody, others, own } from '../access-objects';
import { demoDay } from '../demo-hub';
import { byId, forRoles, mutation, page, plain, type AccessOperation } from './access-operation';

/** A revision that no arrangement has: whoever knows the arrangement is told so, and nothing is changed. */
const unseen = { expectedRevision: 99 };

const score = { ...unseen, ingredient: 'TRIAL_PLACEMENT', verdict: 'WORKS' };

/** The steps of an arrangement: what each needs beside it. */
const arrangementSteps: readonly (readonly [name: string, input: object])[] = [
  ['changeArrangementDraft', { ...unseen, title: 'Demo' }],
  ['submitArrangement', unseen],
  [
    'signArrangement',
    {
      ...unseen,
      signedOn: demoDay,
      validFrom: demoDay,
      signatories: [{ functionTitle: 'Directeur', organisation: 'Demo' }],
    },
  ],
  ['evaluateArrangement', unseen],
  ['endArrangement', unseen],
  ['draftNextVersion', {}],
];

/** Frameworks, what regions make of them, and what holds where. */
export const arrangementOperations: readonly AccessOperation[] = [
  byId('arrangement', {
    own: {
      EMPLOYER: own.arrangement,
      ...forRoles(['LIAISON', 'ADMIN'], others.arrangement),
    },
    foreign: forRoles(['EMPLOYER', 'DESK'], others.arrangement),
  }),
  plain('arrangements', `(first: 1) ${page}`),
  {
    field: 'Query.compareArrangements',
    query: `query ($id: ID!) { compareArrangements(arrangementId: $id, regions: ["AM06"]) { rows { ingredient } } }`,
    own: { EMPLOYER: own.arrangement, ...forRoles(['LIAISON', 'ADMIN'], others.arrangement) },
    foreign: forRoles(['EMPLOYER', 'DESK'], others.arrangement),
  },
  plain('clauseScores', '(ingredient: TRIAL_PLACEMENT) { ingredient total { works } }'),
  plain('compareRegions', '(regions: ["AM06"], topics: [CONTACT, SCHEMES]) { tables { topic } }'),
  {
    field: 'Query.whatApplies',
    query: 'query ($id: ID!) { whatApplies(siteId: $id) { municipality { code } } }',
    own: forRoles(['EMPLOYER', 'DESK', 'ORGANISER', 'LIAISON', 'ADMIN'], others.site),
    foreign: { PUBLIC: others.site },
  },
  mutation(
    'adoptArrangement',
    (arrangementId) => ({ arrangementId, region: demo.region, coverage: 'NOT_YET', expectedRevision: 99 }),
    {
      own: { DESK: own.openArrangement },
      foreign: { DESK: others.arrangement },
    },
  ),
  mutation('adoptArrangement', (code) => ({ arrangementId: nobody, region: code, coverage: 'NOT_YET' }), {
    foreign: { DESK: others.region },
  }),
  mutation('draftArrangement', (employerId) => ({ employerId, title: '', clauses: {} }), {
    own: { EMPLOYER: own.employer, LIAISON: others.employer },
    foreign: { EMPLOYER: others.employer },
  }),
  ...arrangementSteps.map(([name, input]) =>
    mutation(name, (arrangementId) => ({ ...input, arrangementId }), {
      own: { EMPLOYER: own.arrangement, LIAISON: others.arrangement },
      foreign: { EMPLOYER: others.arrangement },
    }),
  ),
  mutation('scoreClause', (arrangementId) => ({ ...score, arrangementId }), {
    own: { EMPLOYER: own.arrangement, DESK: own.openArrangement },
    foreign: forRoles(['EMPLOYER', 'DESK'], others.arrangement),
  }),
  mutation('scoreClause', (code) => ({ ...score, arrangementId: nobody, region: code }), {
    foreign: { DESK: others.region },
  }),
];
