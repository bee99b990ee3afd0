import fc from 'fast-check';
import { languageOf } from './language';

describe('languageOf', () => {
  it.each([
    [undefined, 'en'],
    [null, 'en'],
    ['', 'en'],
    ['*', 'en'],
    ['fr, de', 'en'],
    ['nl', 'nl'],
    ['NL-be', 'nl'],
    ['nl, en', 'nl'],
    ['en, nl', 'en'],
    ['en;q=0.4, nl;q=0.5', 'nl'],
    ['nl ; q=0.4, en;q=0.5', 'en'],
    ['fr, nl;q=0.1', 'nl'],
    ['nl;q=0', 'en'],
    ['nl;q=1.2.3, en', 'en'],
    ['nlx', 'en'],
  ])('takes %j as %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });

  it('follows the greater weight, whatever stands around it', () => {
    const weight = fc.integer({ min: 1, max: 1000 }).map((n) => n / 1000);
    const others = fc.array(fc.constantFrom('fr', 'de;q=0.9', '*;q=0.1'), { maxLength: 4 });
    fc.assert(
      fc.property(weight, weight, others, fc.boolean(), (nl, en, rest, dutchFirst) => {
        fc.pre(nl !== en);
        const parts = [`nl;q=${nl}`, `en-GB;q=${en}`];
        const header = [...rest, ...(dutchFirst ? parts : parts.reverse())].join(', ');
        expect(languageOf(header)).toBe(nl > en ? 'nl' : 'en');
      }),
    );
  });

  it('makes one of the two of anything a client can send', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (header) => {
        expect(['en', 'nl']).toContain(languageOf(header));
      }),
    );
  });
});
