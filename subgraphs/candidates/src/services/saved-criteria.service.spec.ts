import { join } from 'node:path';
import { readSdl, referenceMunicipalities, referenceRegions, subgraphSdl } from '@banenbrug/service-common';
import { buildASTSchema, isInputObjectType, isObjectType, parse } from 'graphql';
import { checkCriteria, readStoredCriteria, storedCriteria } from './saved-criteria.service';

const sdl = subgraphSdl(readSdl(join(__dirname, '..', '..')));
const schema = buildASTSchema(parse(sdl), { assumeValidSDL: true });

describe('the criteria of a saved search', () => {
  it.each([
    ['SavedCriteria', 'CandidateCriteriaInput'],
    ['SavedAround', 'CandidateAroundInput'],
  ])('are shown by %s, every field of %s and no other', (shown, given) => {
    const output = schema.getType(shown);
    const input = schema.getType(given);
    if (!isObjectType(output) || !isInputObjectType(input)) throw new Error('The schema has changed.');
    expect(Object.keys(output.getFields())).toEqual(Object.keys(input.getFields()));
  });

  it('are the same document when the same is asked, whatever is written as not asked', () => {
    const asked = { languages: ['nld'], hoursPerWeek: { min: 20 } };
    expect(
      storedCriteria({ places: [], sectors: null, ...asked, hoursPerWeek: { min: 20, max: null } }),
    ).toEqual(asked);
    expect(storedCriteria({ hoursPerWeek: { min: null, max: null }, regions: null })).toEqual({});
  });

  it('can name every region and municipality there is', () => {
    for (const { name, code } of referenceRegions) {
      expect(checkCriteria({ places: [name], regions: [code] })).toEqual([]);
    }
    for (const { code } of referenceMunicipalities) {
      const stored = storedCriteria({ around: { municipality: code, distanceKm: 10 } });
      expect(readStoredCriteria(schema, stored)).toEqual(stored);
    }
  });

  it('are read again as they were stored, through JSON', () => {
    const criteria = {
      hoursPerWeek: { max: 32 },
      startMonth: '2026-07',
      workingLevelAtLeast: 'BASIC',
      occupations: [{ scheme: 'ISCO', code: '9333' }],
      skills: ['Lassen'],
      drivingLicences: ['B_PLUS'],
      changedSince: '2026-06-01',
      preferred: ['SKILLS'],
    } as const;
    const stored = JSON.parse(JSON.stringify(storedCriteria(criteria))) as object;
    expect(readStoredCriteria(schema, stored)).toEqual(criteria);
  });
});
