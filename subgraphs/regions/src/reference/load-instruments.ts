import type { EntityManager } from 'typeorm';
import { Instrument } from '../entities';
import { referenceInstruments } from './instruments';

/** Brings the instruments in line with the list of this version, in the order of the list. */
export async function loadInstruments(manager: EntityManager): Promise<void> {
  const rows = referenceInstruments.instruments.map((instrument, position) => ({
    ...instrument,
    position,
    grantors: [...instrument.grantors],
    legalBasis: [...instrument.legalBasis],
    amountRules: [...instrument.amountRules],
    durationRules: [...instrument.durationRules],
    conditions: [...instrument.conditions],
    sources: [...instrument.sources],
  }));
  await manager.upsert(Instrument, rows, ['code']);
}
