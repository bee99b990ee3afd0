import type { RegionsContext } from '../context';
import type { DeskKind } from '../entities';
import { countDesks } from '../repositories/desk.repository';

/** Counting is a statement of its own, run only when it is asked for. */
export const DeskConnection = {
  totalCount: ({ kind }: { kind: DeskKind | null }, _: unknown, { database }: RegionsContext) =>
    countDesks(database.manager, kind),
};
