import { today } from '@banenbrug/service-common';
import type { RegionsContext } from '../context';
import type { Instrument as InstrumentRow } from '../entities';
import { isInForce } from '../reference/instruments';

type TermsArguments = { region?: string | null; on?: string | null };

export const Instrument = {
  __resolveReference: async ({ code }: { code: string }, { loaders }: RegionsContext) =>
    loaders.instrumentByCode.load(code),
  name: ({ nameEn, nameNl }: InstrumentRow, _: unknown, { language }: RegionsContext) =>
    language === 'nl' ? nameNl : nameEn,
  isInForce: (instrument: InstrumentRow, { on }: { on?: string | null }, { clock }: RegionsContext) =>
    isInForce(instrument, on ?? today(clock)),
  terms: async (
    { code }: InstrumentRow,
    { region, on }: TermsArguments,
    { loaders, clock }: RegionsContext,
  ) => {
    const terms = await loaders.termsByInstrumentCode.load({ key: code, on: on ?? today(clock) });
    return region == null ? terms : terms.filter(({ regionCode }) => regionCode === region);
  },
};
