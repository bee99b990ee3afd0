import { screen } from './screen';

const today = new Date('2026-08-01T12:00:00Z');
const categoriesOf = (text: string) => screen(text, today).map(({ category }) => category);

describe('screen, where the figures or letters of one thing could be another,', () => {
  it.each(['+31 6 12 34 56 78', '06.66.77.88.99', '06 88990011', '+44 (0)20 7946 0999'])(
    'reads a telephone number as that, although some of its digits pass the eleven-test: %s',
    (text) => {
      expect(categoriesOf(text)).toEqual(['PHONE']);
    },
  );

  it('reads nine digits in one piece as a citizen service number, whatever digit stands before', () => {
    expect(categoriesOf('0 123456782')).toContain('BSN');
  });

  it('does not read a word before and words after a number as an account number', () => {
    // Read as an Estonian account number it passes the check.
    expect(categoriesOf('see 088-2816310 staat in de map')).toEqual(['PHONE']);
  });

  it('finds both on a line that speaks of a BSN', () => {
    expect(categoriesOf('bsn 06.66.77.88.99')).toEqual(['BSN', 'PHONE']);
  });

  it.each(['naam [at] example.nl', 'naam @ example.nl', 'naam apenstaartje example punt nl'])(
    'reads the domain of an e-mail address as part of it: %s',
    (text) => {
      expect(categoriesOf(text)).toEqual(['EMAIL']);
    },
  );

  it('finds a web address beside an e-mail address', () => {
    expect(categoriesOf('naam@example.nl en example.nl')).toEqual(['EMAIL', 'URL']);
  });

  it.each(['1012 MM', 'pallet 1500 ml', 'versie 3.4.91', 'werkt bij bedrijf at nl', 'lithium-ion accu'])(
    'leaves what is more often a measure, a version or a material: %s',
    (text) => {
      expect(screen(text, today)).toEqual([]);
    },
  );

  it.each([
    ['postcode 1012 MM', 'POSTCODE'],
    ['03.04.91', 'BIRTH_DATE'],
    ['naam at bedrijf punt nl', 'EMAIL'],
    ['insta: @naam_99', 'URL'],
    ['lithium, drie keer per dag', 'HEALTH'],
    ['eppilepsie', 'HEALTH'],
    ['a u t i s m e', 'HEALTH'],
  ])('does not leave %s', (text, category) => {
    expect(categoriesOf(text)).toEqual([category]);
  });

  it('tells ordinary words from words that sound like one on health', () => {
    expect(
      screen('immigrant, concerthal, proosten, lyrical, dove netels, depressing the pedal', today),
    ).toEqual([]);
  });
});
