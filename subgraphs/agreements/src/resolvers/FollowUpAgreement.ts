import { today } from '@banenbrug/service-common';
import type { AgreementsContext } from '../context';
import type { FollowUpAgreement as FollowUpRow } from '../entities';
import { standingOf } from '../services/progress/follow-up-standing.service';
import { missingDetails } from '../services/recording/missing-details.service';
import { tableTextOf } from '../services/recording/table-text.service';
import { statusOn } from '../services/progress/status-on.service';

export const FollowUpAgreement = {
  __resolveReference: async ({ id }: { id: string }, { loaders }: AgreementsContext) =>
    loaders.followUpById.load(id),
  session: ({ sessionId }: FollowUpRow, _: unknown, { loaders }: AgreementsContext) =>
    sessionId === null ? null : loaders.dialogueSessionById.load(sessionId),
  employer: ({ employerId }: FollowUpRow) => ({ id: employerId }),
  regions: ({ regionCodes }: FollowUpRow) => regionCodes.map((code) => ({ code })),
  status: ({ status, lastUpdateOn }: FollowUpRow, _: unknown, { clock }: AgreementsContext) =>
    standingOf(status, lastUpdateOn, today(clock)),
  statusOn: async (
    { id, withdrawnOn }: FollowUpRow,
    { on }: { on: string },
    { loaders, clock }: AgreementsContext,
  ) => {
    const [changes, days] = await Promise.all([
      loaders.statusChangesByFollowUpId.load(id),
      loaders.updateDaysByFollowUpId.load(id),
    ]);
    return statusOn({ changes, updateDays: days.map(({ day }) => day), withdrawnOn }, on, today(clock));
  },
  statusHistory: async ({ id }: FollowUpRow, _: unknown, { loaders }: AgreementsContext) => {
    const lines = await loaders.statusChangesByFollowUpId.load(id);
    return lines.filter(({ status }, index) => status !== lines[index - 1]?.status);
  },
  updates: ({ id }: FollowUpRow, _: unknown, { loaders }: AgreementsContext) =>
    loaders.statusChangesByFollowUpId.load(id),
  result: ({ id }: FollowUpRow, _: unknown, { loaders }: AgreementsContext) =>
    loaders.resultByFollowUpId.load(id),
  arrangement: async ({ id }: FollowUpRow, _: unknown, { loaders }: AgreementsContext) => {
    const result = await loaders.resultByFollowUpId.load(id);
    return result?.arrangementId ? loaders.arrangementById.load(result.arrangementId) : null;
  },
  missing: missingDetails,
  entries: ({ id }: FollowUpRow, _: unknown, { loaders }: AgreementsContext) =>
    loaders.entriesByFollowUpId.load(id),
  tableText: async ({ id }: FollowUpRow, _: unknown, { loaders }: AgreementsContext) =>
    tableTextOf(await loaders.entriesByFollowUpId.load(id)),
};
