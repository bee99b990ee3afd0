/** What a workplace can offer: the enum WorkplaceOffer of the schema, in its order. */
export const workplaceOffers = [
  'LIFT',
  'WHEELCHAIR_ACCESS',
  'QUIET_PLACE',
  'JOB_COACH_WELCOME',
  'FLEXIBLE_HOURS',
  'PUBLIC_TRANSPORT_NEARBY',
  'INTERNAL_GUIDANCE',
  'ADAPTED_WORKSTATION',
] as const;

/** One thing a workplace offers. */
export type WorkplaceOffer = (typeof workplaceOffers)[number];
