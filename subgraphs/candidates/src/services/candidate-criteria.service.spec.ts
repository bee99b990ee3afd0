import { keyOfQuestion } from '../matching';
import { questionOf } from './candidate-criteria.service';

describe('questionOf', () => {
  it('asks nothing but all regions when nothing is given, or empty lists', () => {
    const nothing = questionOf({});
    expect(nothing.regions).toHaveLength(35);
    expect(questionOf({ places: [], regions: [], languages: [], occupations: null })).toEqual(nothing);
    expect(Object.values({ ...nothing, regions: null })).toEqual([...Array(14).fill(null), []]);
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

  it('is another question with another preference, and the same with one for what is not asked', () => {
    const criteria = { languages: ['nld'], around: { municipality: 'GM0200', distanceKm: 10 } };
    const [plain, preferring, idle] = [
      questionOf(criteria),
      questionOf({ ...criteria, preferred: ['TRAVEL', 'LANGUAGES'] }),
      questionOf({ ...criteria, preferred: ['SECTORS'] }),
    ];
    expect(preferring.preferred).toEqual(['LANGUAGES', 'TRAVEL']);
    expect(keyOfQuestion(preferring)).not.toBe(keyOfQuestion(plain));
    expect(keyOfQuestion(idle)).toBe(keyOfQuestion(plain));
  });

  it('writes skills as the dictionary does', () => {
    const { skills } = questionOf({ skills: [' Heftruck  Rijden', 'heftruck rijden', 'Lassen'] });
    expect(skills?.map(({ text }) => text)).toEqual(['heftruck rijden', 'lassen']);
  });

  it('comes to the municipality of a name, a former one too', () => {
    expect(questionOf({ around: { place: 'apeldoorn', distanceKm: 10 } }).around).toBe('GM0200');
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
