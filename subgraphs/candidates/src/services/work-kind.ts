/** What a desk has to do: the enum WorkKind of the schema, in the order of the list. */
export const workKinds = ['OVERDUE_INTRODUCTION', 'STALE', 'STALE_SOON', 'INCOMPLETE'] as const;

export type WorkKind = (typeof workKinds)[number];

/** The kinds that are asked for, each once and in the order of the list: all of them when none is named. */
export const askedKinds = (kinds: readonly WorkKind[] | null | undefined): WorkKind[] =>
  workKinds.filter((kind) => !kinds?.length || kinds.includes(kind));
