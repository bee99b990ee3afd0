import fc from 'fast-check';
import { referenceMunicipalities } from './municipalities';
import { findPlaces, type PlaceMatch } from './places';
import { referenceRegions } from './regions';

/** Name as somebody types it, the municipality's code (- for a region), the region's code, what matched. */
const examples: ReadonlyArray<readonly [string, string, string, PlaceMatch['matchedOn']]> = [
  ['Apeldoorn', 'GM0200', 'AM06', 'NAME'],
  ['VENLO', 'GM0983', 'AM29', 'NAME'],
  ['  amsterdam ', 'GM0363', 'AM18', 'NAME'],
  ['Den Haag', 'GM0518', 'AM21', 'ALIAS'],
  ['den haag', 'GM0518', 'AM21', 'ALIAS'],
  ['The Hague', 'GM0518', 'AM21', 'ALIAS'],
  ["'s-Gravenhage", 'GM0518', 'AM21', 'NAME'],
  ['’s Gravenhage', 'GM0518', 'AM21', 'NAME'],
  ['Gravenhage', 'GM0518', 'AM21', 'ALIAS'],
  ['Den Bosch', 'GM0796', 'AM27', 'ALIAS'],
  ["'s-Hertogenbosch", 'GM0796', 'AM27', 'NAME'],
  ['s-hertogenbosch', 'GM0796', 'AM27', 'NAME'],
  ['‘S HERTOGENBOSCH', 'GM0796', 'AM27', 'NAME'],
  ['Hertogenbosch', 'GM0796', 'AM27', 'ALIAS'],
  ['Food Valley', '-', 'AM38', 'NAME'],
  ['FoodValley', '-', 'AM38', 'NAME'],
  ['foodvalley', '-', 'AM38', 'NAME'],
  ['Stedendriehoek en Noordwest Veluwe', '-', 'AM06', 'FORMER_NAME'],
  ['Stedendriehoek / Noordwest-Veluwe', '-', 'AM06', 'FORMER_NAME'],
  ['Veluwe Stedendriehoek', '-', 'AM06', 'NAME'],
  ['FactorWerk', '-', 'AM06', 'FORMER_NAME'],
  ['IJsselvechtstreek', '-', 'AM36', 'FORMER_NAME'],
  ['ijssel-vechtstreek', '-', 'AM36', 'FORMER_NAME'],
  ['Regio Zwolle', '-', 'AM36', 'NAME'],
  ['Zwolle', 'GM0193', 'AM36', 'NAME'],
  ['Súdwest-Fryslân', 'GM1900', 'AM02', 'NAME'],
  ['Sudwest Fryslan', 'GM1900', 'AM02', 'NAME'],
  ['Su\u0301dwest-Frysla\u0302n', 'GM1900', 'AM02', 'NAME'],
  ['Fryslân', '-', 'AM02', 'ALIAS'],
  ['Zaanstreek / Waterland', '-', 'AM17', 'NAME'],
  ['Zaanstreek-Waterland', '-', 'AM17', 'NAME'],
  ['Waterland', 'GM0852', 'AM17', 'NAME'],
  ['Nuenen, Gerwen en Nederwetten', 'GM0820', 'AM28', 'NAME'],
  ['Nuenen', 'GM0820', 'AM28', 'ALIAS'],
  ['Noord-Holland (Noord)', '-', 'AM15', 'NAME'],
  ['Zuid-Kennemerland', '-', 'AM37', 'ALIAS'],
  ['Zuid-Kennemerland en IJmond', '-', 'AM37', 'NAME'],
  ['Zuid-Kennemerland en Ĳmond', '-', 'AM37', 'NAME'],
  ['Werk in Zicht', '-', 'AM01', 'ALIAS'],
  ['Groningen', 'GM0014', 'AM01', 'NAME'],
  ['Gorinchem', 'GM0512', 'AM35', 'NAME'],
  ['Amersfoort', 'GM0307', 'AM14', 'NAME'],
  ['Bergen (NH.)', 'GM0373', 'AM15', 'NAME'],
  ['Bergen NH', 'GM0373', 'AM15', 'NAME'],
  ['Bergen (L.)', 'GM0893', 'AM29', 'NAME'],
  ['Bergen op Zoom', 'GM0748', 'AM25', 'NAME'],
  ['Alphen a/d Rijn', 'GM0484', 'AM19', 'ALIAS'],
  ['Alphen aan den Rijn', 'GM0484', 'AM19', 'NAME'],
  ['Weesp', 'GM0363', 'AM18', 'FORMER_NAME'],
  ['Heerhugowaard', 'GM1980', 'AM15', 'FORMER_NAME'],
  ['Uden', 'GM1991', 'AM27', 'FORMER_NAME'],
  ['Helmond - De Peel', '-', 'AM32', 'NAME'],
  ['hendrik ido ambacht', 'GM0531', 'AM23', 'NAME'],
];

describe('findPlaces', () => {
  it.each(examples)('finds %s as %s in %s by %s', (name, municipalityCode, regionCode, matchedOn) => {
    expect(findPlaces(name)).toEqual([
      { municipalityCode: municipalityCode === '-' ? null : municipalityCode, regionCode, matchedOn },
    ]);
  });

  it('gives every place of an ambiguous name', () => {
    expect(findPlaces('Bergen')).toEqual([
      { municipalityCode: 'GM0373', regionCode: 'AM15', matchedOn: 'ALIAS' },
      { municipalityCode: 'GM0893', regionCode: 'AM29', matchedOn: 'ALIAS' },
    ]);
  });

  it.each(['', ' ', "'s-", '---', 'Atlantis', 'Ber', 'AM06', 'GM0200', '__proto__', 'x'.repeat(1_000_000)])(
    'finds nothing for a text that is no name (%#)',
    (name) => {
      expect(findPlaces(name)).toEqual([]);
    },
  );

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(() => findPlaces(name)).not.toThrow();
      }),
    );
  });

  it('finds every place by each of its names, in any case', () => {
    const names = [...referenceMunicipalities, ...referenceRegions].flatMap((place) =>
      [place.name, ...place.otherNames.map((other) => other.name)].map((name) => {
        const regionCode = 'regionCode' in place ? place.regionCode : place.code;
        return { name, regionCode };
      }),
    );
    const anyCase = fc.constantFrom(...names).chain(({ name, regionCode }) =>
      fc.array(fc.boolean(), { minLength: name.length, maxLength: name.length }).map((upper) => ({
        regionCode,
        typed: name
          .split('')
          .map((letter, at) => (upper[at] ? letter.toUpperCase() : letter.toLowerCase()))
          .join(''),
      })),
    );
    fc.assert(
      fc.property(anyCase, ({ typed, regionCode }) => {
        expect(findPlaces(typed).map((match) => match.regionCode)).toContain(regionCode);
      }),
    );
    for (const { name, regionCode } of names) {
      expect(findPlaces(name).map((match) => match.regionCode)).toContain(regionCode);
    }
  });

  it('gives every caller a list of its own', () => {
    const first = findPlaces('Venlo') as PlaceMatch[];
    first.pop();
    expect(findPlaces('Venlo')).toHaveLength(1);
  });
});
