import type { SessionParticipant as ParticipantRow } from '../entities';

export const SessionParticipant = {
  region: ({ regionCode }: ParticipantRow) => regionCode && { code: regionCode },
  employer: ({ employerId }: ParticipantRow) => employerId && { id: employerId },
};
