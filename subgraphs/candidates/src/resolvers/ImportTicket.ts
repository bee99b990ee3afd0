import type { ImportTicket as MadeTicket } from '../imports/create-import.service';

export const ImportTicket = {
  id: ({ found }: MadeTicket) => found.id,
  import: ({ found }: MadeTicket) => found,
  uploadPath: ({ found }: MadeTicket) => `/uploads/candidates/${found.id}`,
  expiresAt: ({ found }: MadeTicket) => found.expiresAt,
};
