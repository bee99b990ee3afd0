/** What a desk has to do: the enum WorkKind of the schema, in the order of the list. */
export const workKinds = ['OVERDUE_INTRODUCTION', 'STALE', 'STALE_SOON', 'INCOMPLETE'] as const;

export type WorkKind = (typeof workKinds)[number];
