import {
  isMunicipalityCode,
  municipalityByCode,
  municipalityCodes,
  referenceMunicipalities,
  regionOfMunicipality,
} from './municipalities';
import { isRegionCode, referenceRegions } from './regions';

/** Municipalities per region on the map of 2025. */
const counts: Readonly<Record<string, number>> = {
  AM01: 14,
  AM02: 18,
  AM03: 6,
  AM05: 14,
  AM06: 12,
  AM07: 9,
  AM08: 7,
  AM09: 8,
  AM10: 8,
  AM11: 5,
  AM12: 7,
  AM13: 14,
  AM14: 7,
  AM15: 17,
  AM17: 7,
  AM18: 8,
  AM19: 12,
  AM20: 4,
  AM21: 5,
  AM22: 14,
  AM23: 7,
  AM24: 13,
  AM25: 14,
  AM26: 11,
  AM27: 10,
  AM28: 13,
  AM29: 7,
  AM30: 16,
  AM32: 7,
  AM33: 8,
  AM34: 6,
  AM35: 3,
  AM36: 16,
  AM37: 7,
  AM38: 8,
};

/** Great-circle distance in km, by the haversine formula. */
function distance(a: { latitude: number; longitude: number }, b: { latitude: number; longitude: number }) {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const h =
    Math.sin(radians(b.latitude - a.latitude) / 2) ** 2 +
    Math.cos(radians(a.latitude)) *
      Math.cos(radians(b.latitude)) *
      Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
  return 12742 * Math.asin(Math.sqrt(h));
}

describe('the municipalities', () => {
  it('are 342 with different codes of the CBS form', () => {
    expect(referenceMunicipalities).toHaveLength(342);
    expect(municipalityCodes.size).toBe(342);
    for (const code of municipalityCodes) expect(code).toMatch(/^GM\d{4}$/);
  });

  it.each(Object.entries(counts))('lie in %s to the number of %d', (regionCode, count) => {
    expect(referenceMunicipalities.filter((m) => m.regionCode === regionCode)).toHaveLength(count);
  });

  it('leave no region without one', () => {
    expect(Object.keys(counts)).toEqual(referenceRegions.map((region) => region.code));
  });

  it.each([
    ['GM0230', 'Elburg', 'AM36'],
    ['GM0274', 'Renkum', 'AM38'],
    ['GM1980', 'Dijk en Waard', 'AM15'],
    ['GM0820', 'Nuenen, Gerwen en Nederwetten', 'AM28'],
    ['GM0518', "'s-Gravenhage", 'AM21'],
    ['GM0200', 'Apeldoorn', 'AM06'],
    ['GM0983', 'Venlo', 'AM29'],
    ['GM0363', 'Amsterdam', 'AM18'],
  ])('have %s, %s, in %s', (code, name, regionCode) => {
    expect(municipalityByCode(code)).toMatchObject({ name, regionCode });
    expect(regionOfMunicipality(code)?.code).toBe(regionCode);
  });

  it('are in force in both years of the data set', () => {
    for (const municipality of referenceMunicipalities) {
      expect(municipality.validFrom).toBeLessThanOrEqual(2025);
      expect(municipality.validUntil).toBeNull();
    }
    expect(municipalityByCode('GM1992')?.validFrom).toBe(2023);
  });

  it('have a point in the Netherlands, within 60 km of another municipality of the region', () => {
    for (const municipality of referenceMunicipalities) {
      expect(municipality.latitude).toBeGreaterThan(50.7);
      expect(municipality.latitude).toBeLessThan(53.6);
      expect(municipality.longitude).toBeGreaterThan(3.3);
      expect(municipality.longitude).toBeLessThan(7.3);
      const others = referenceMunicipalities.filter(
        (other) => other.regionCode === municipality.regionCode && other !== municipality,
      );
      expect(Math.min(...others.map((other) => distance(municipality, other)))).toBeLessThan(60);
    }
  });

  it('say what their point is', () => {
    const basisOf = (code: string) => municipalityByCode(code)?.pointBasis;
    expect([basisOf('GM0363'), basisOf('GM1980'), basisOf('GM0317')]).toEqual(['SEAT', 'MEAN', 'MANUAL']);
  });

  it('remember another region of before', () => {
    expect(municipalityByCode('GM0230')?.formerRegions).toEqual([{ regionCode: 'AM06', lastSeenIn: 2021 }]);
    const moved = referenceMunicipalities.filter((municipality) => municipality.formerRegions.length > 0);
    expect(moved).toHaveLength(7);
    for (const { regionCode, formerRegions, validFrom } of moved) {
      for (const former of formerRegions) {
        expect(isRegionCode(former.regionCode)).toBe(true);
        expect(former.regionCode).not.toBe(regionCode);
        expect(former.lastSeenIn).toBeLessThan(validFrom);
      }
    }
  });
});

describe('municipalityByCode', () => {
  it('answers null for a code that is none, also one of a merged municipality', () => {
    for (const code of ['GM0457', 'GM9999', 'gm0014', '0014', '', 'constructor']) {
      expect(municipalityByCode(code)).toBeNull();
      expect(regionOfMunicipality(code)).toBeNull();
      expect(isMunicipalityCode(code)).toBe(false);
    }
  });
});
