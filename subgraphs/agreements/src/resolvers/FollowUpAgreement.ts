import { today } from '@banenbrug/service-common';
import type { AgreementsContext } from '../context';
import type { FollowUpAgreement as FollowUpRow } from '../entities';
import { missingDetails } from '../services/missing-details.service';
import { tableTextOf } from '../services/table-text.service';
import { statusOn } from '../services/status-on.service';

export const FollowUpAgreement = {
  __resolveReference: async ({ id }: { id: string }, { loaders }: AgreementsContext) =>
    loaders.followUpById.load(id),
  session: ({ sessionId }: FollowUpRow, _: unknown, { loaders }: AgreementsContext) =>
    sessionId === null ? null : loaders.dialogueSessionById.load(sessionId),
  employer: ({ employerId }: FollowUpRow) => ({ id: employerId }),
  regions: ({ regionCodes }: FollowUpRow) => regionCodes.map((code) => ({ code })),
  statusOn: async ({ id }: FollowUpRow, { on }: { on: string }, { loaders, clock }: AgreementsContext) =>
    statusOn(await loaders.statusChangesByFollowUpId.load(id), on, today(clock)),
  statusHistory: ({ id }: FollowUpRow, _: unknown, { loaders }: AgreementsContext) =>
    loaders.statusChangesByFollowUpId.load(id),
  missing: missingDetails,
  entries: ({ id }: FollowUpRow, _: unknown, { loaders }: AgreementsContext) =>
    loaders.entriesByFollowUpId.load(id),
  tableText: async ({ id }: FollowUpRow, _: unknown, { loaders }: AgreementsContext) =>
    tableTextOf(await loaders.entriesByFollowUpId.load(id)),
};
