import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { roles } from '@banenbrug/service-common';
import { getOperationAST, isObjectType, parse } from 'graphql';
import { cachePolicyOf } from '../../src/response-cache/cache-policy';
import { readSupergraph } from '../../src/supergraph/read-supergraph';

const supergraph = readSupergraph(readFileSync(join(__dirname, '..', '..', 'supergraph.graphql'), 'utf8'));
const { fields, types } = supergraph.cacheHints;

const policyOf = (query: string): string => {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no operation');
  const { maxAge, scope } = cachePolicyOf(document, operation, supergraph);
  return `${maxAge} ${scope}`;
};

describe('the hints of the hub', () => {
  it('stand on fields: what a type says would hold for the next field that gives it, whoever it is for', () => {
    expect([...types.keys()]).toEqual([]);
  });

  it('stand on no field that some role may not have', () => {
    const guarded = [...fields.keys()].filter((coordinate) => {
      const [type = '', field = ''] = coordinate.split('.');
      return roles.some((role) => supergraph.accessRules.isDenied(role, type, field));
    });
    expect(guarded).toEqual([]);
  });

  it('let nothing be kept that a change is made upon', () => {
    const revisions = Object.values(supergraph.publicSchema.getTypeMap()).flatMap((type) => {
      if (!isObjectType(type) || type.getFields()['revision'] === undefined) return [];
      const isReached = [...fields.keys()].some((coordinate) => coordinate.startsWith(`${type.name}.`));
      return isReached ? [[type.name, fields.get(`${type.name}.revision`)?.maxAge]] : [];
    });
    expect(Object.fromEntries(revisions)).toEqual({ Desk: 0, DialogueSession: 0, KnowledgeItem: 0 });
  });

  it.each([
    [
      'the list of regions',
      '{ regions { code name municipalities { name location { latitude } } } }',
      '3600 PUBLIC',
    ],
    ['schemes', '{ instruments { name terms { region { name } } } }', '300 PUBLIC'],
    ['whom to call', '{ region(code: "AM06") { contact { emailAddress desk { name } } } }', '30 PUBLIC'],
    [
      'sessions',
      '{ dialogueSessions { nodes { title counts { people } place { name } } pageInfo { hasNextPage } } }',
      '10 PUBLIC',
    ],
    [
      'counts of people: a desk has its own exactly',
      '{ regions { code profileCount { count } profileFreshness { lastVerifiedOn staleCount { count } } } }',
      '60 PRIVATE',
    ],
    [
      'regions side by side: what it may compare depends on the caller',
      '{ compareRegions(regions: ["AM06"], topics: [SCHEMES]) { tables { rows { label cells { verdict fact { ... on RegionSchemeFact { remark } } } } } } }',
      '30 PRIVATE',
    ],
    [
      'the name of a contact, which only some may have',
      '{ region(code: "AM06") { contact { name } } }',
      '30 PRIVATE',
    ],
    [
      'profiles, whose consent can be withdrawn',
      '{ candidateSearch(criteria: {}) { nodes { id } } }',
      '0 PRIVATE',
    ],
    ['employers', '{ employers { nodes { name } } }', '0 PRIVATE'],
  ])('say of %s', (_, query, policy) => {
    expect(policyOf(query)).toBe(policy);
  });
});
