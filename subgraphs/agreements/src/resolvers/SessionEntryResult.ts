import type { AgreementsContext } from '../context';
import type { EntryResult } from '../services/recording/record-entries.service';

export const SessionEntryResult = {
  followUpAgreement: ({ agreementId }: EntryResult, _: unknown, { loaders }: AgreementsContext) =>
    agreementId && loaders.followUpById.load(agreementId),
};
