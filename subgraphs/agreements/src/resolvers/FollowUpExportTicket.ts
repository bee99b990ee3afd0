import type { FollowUpExportTicket as Ticket } from '../files/exports/create-follow-up-export.service';

export const FollowUpExportTicket = {
  id: ({ found }: Ticket) => found.id,
  downloadPath: ({ found }: Ticket) => `/downloads/agreements/${found.id}`,
  expiresAt: ({ found }: Ticket) => found.expiresAt,
};
