import { isUuid } from '@banenbrug/service-common';
import { z } from 'zod';

const uuid = z
  .string()
  .refine(isUuid)
  .transform((id) => id.toLowerCase());
const scope = z.object({
  role: z.enum(['EMPLOYER', 'DESK', 'ORGANISER', 'LIAISON', 'ADMIN']),
  employerIds: z.array(uuid),
  deskId: uuid.nullable(),
  regions: z.array(z.string().regex(/^AM\d{2}$/)),
});
const access = z.object({ isRevoked: z.boolean(), grants: z.array(scope) });

/** What the hub's administrators have decided about a subject. */
export type SubjectAccess = z.infer<typeof access>;

/** Reads the answer to the question about a subject; null when it is none. */
export function readSubjectAccess(value: unknown): SubjectAccess | null {
  const parsed = access.safeParse(value);
  return parsed.success ? parsed.data : null;
}
