import { keyOfQuestion } from '../matching';
import { questionOf } from './candidate-criteria.service';

describe('questionOf', () => {
  it('asks nothing but all regions when nothing is given, or empty lists', () => {
    const nothing = questionOf({});
    expect(nothing.regions).toHaveLength(35);
    expect(questionOf({ places: [], regions: [], languages: [], occupations: null })).toEqual(nothing);
    expect(Object.values({ ...nothing, regions: null })).toEqual(Array(9).fill(null));
  });

  it('makes the same question of the same criteria in another order', () => {
    const one = questionOf({ regions: ['AM29', 'AM06'], languages: ['nld', 'eng', 'nld'] });
    const other = questionOf({ regions: ['AM06', 'AM29', 'AM06'], languages: ['eng', 'nld'] });
    expect(keyOfQuestion(one)).toBe(keyOfQuestion(other));
  });

  it('leads every meaning of an ambiguous name to its region', () => {
    expect(questionOf({ places: ['Bergen'] }).regions.length).toBeGreaterThan(1);
  });

  it('joins names and codes, and leaves unknown codes out', () => {
    expect(questionOf({ places: ['Apeldoorn'], regions: ['AM29', 'AM00'] }).regions).toEqual([
      'AM06',
      'AM29',
    ]);
  });

  it('refuses by argument and position, and repeats no value', () => {
    expect(() => questionOf({ places: ['Apeldoorn', 'a secret'] })).toThrow(
      expect.objectContaining({
        code: 'BAD_USER_INPUT',
        details: { argument: 'criteria.places', position: 1 },
        message: expect.not.stringContaining('secret'),
      }),
    );
  });
});
