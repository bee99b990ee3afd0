import type { Clause } from '../clauses';

export const InstrumentUseClause = {
  instruments: ({ kinds }: Clause) => (Array.isArray(kinds) ? kinds.map((code: string) => ({ code })) : null),
};
