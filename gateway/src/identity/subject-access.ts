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
const answer = z.object({
  accessOf: z.object({ isRevoked: z.boolean(), grants: z.array(scope) }),
});

/** What the hub's administrators have decided about a subject. */
export type SubjectAccess = z.infer<typeof answer>['accessOf'];

/** Reads the answer to the question about a subject; null when it is none. */
export function readSubjectAccess(data: unknown): SubjectAccess | null {
  const parsed = answer.safeParse(data);
  return parsed.success ? parsed.data.accessOf : null;
}
