import { denyUnlessSignedIn, isVerificationStale, today } from '@banenbrug/service-common';
import type { RegionsContext } from '../context';
import type { ContactPoint as Answer } from '../services/contact-choice.service';

/** What the answer was last verified as: of the contact, else of the desk. */
const verifiedOn = ({ contact, desk }: Answer): string => (contact ?? desk).verifiedOn;

export const ContactPoint = {
  functionTitle: ({ contact }: Answer) => contact?.functionTitle ?? null,
  name: ({ contact }: Answer, _: unknown, { caller }: RegionsContext) => {
    denyUnlessSignedIn(caller);
    return contact?.name ?? null;
  },
  emailAddress: ({ contact, desk }: Answer) => contact?.emailAddress ?? desk.functionAddress,
  phone: ({ contact, desk }: Answer) => contact?.phone ?? desk.phone,
  verifiedOn,
  isStale: (answer: Answer, _: unknown, { clock }: RegionsContext) =>
    isVerificationStale(verifiedOn(answer), today(clock)),
  promisedResponseDays: ({ desk }: Answer) => desk.responseDays,
};
