import type { InstrumentTerms } from '../../repositories/instrument-terms.repository';
import { inGroups } from '../reports/in-groups';

/** The terms of an instrument that hold for whoever lives in a place, and whose they are. */
export interface ApplicableInstrument extends InstrumentTerms {
  readonly level: 'NATIONAL' | 'REGION' | 'MUNICIPALITY';
}

/**
 * Of each instrument and each body that grants it the terms that hold: the municipality's own, else the region's, else the
 * national ones. What own terms do not tell stays untold; what the instrument rests on in law stays as it is.
 * @param terms those in force of one place, as `findInstrumentTerms` orders them
 */
export function applicableInstruments(terms: readonly InstrumentTerms[]): ApplicableInstrument[] {
  return inGroups(terms, ({ instrumentCode, grantor }) => `${instrumentCode} ${grantor}`).map(([, group]) => {
    const [first] = group;
    const holding =
      group.find(({ municipalityCode }) => municipalityCode !== null) ??
      group.find(({ regionCode }) => regionCode !== null) ??
      first;
    return { ...holding, legalBasis: first.legalBasis, level: levelOf(holding) };
  });
}

const levelOf = ({ regionCode, municipalityCode }: InstrumentTerms): ApplicableInstrument['level'] =>
  municipalityCode !== null ? 'MUNICIPALITY' : regionCode === null ? 'NATIONAL' : 'REGION';
