import {
  addDays,
  type ConnectionArguments,
  connectionOf,
  type CountedConnection,
  HubError,
  pageOf,
  today,
} from '@banenbrug/service-common';
import type { CandidatesContext } from '../context';
import type { Demand } from '../repositories/vacancy-demand-sql';
import { countWork, findWork, type WorkPlace, type WorkRow } from '../repositories/work-list.repository';
import { requireOwnDesk } from './candidate-access.service';
import type { ProfileField } from './unknown-fields.service';
import { type WorkKind, workKinds } from './work-kind';

/** Days ahead within which going stale is soon: two weeks of calls for a desk of thousands. */
const soonDays = 14;

/** What of the list is asked for. */
export interface WorkListArguments extends ConnectionArguments {
  readonly kinds?: readonly WorkKind[] | null;
}

/** An item as the schema has it: the type WorkItem. */
export interface WorkItem extends WorkPlace {
  readonly profileId: string;
  readonly unknownFields: readonly ProfileField[];
  readonly askedByVacancies: number;
}

/**
 * What a desk has to do.
 * @throws HubError FORBIDDEN for others, PAGE_SIZE_OUT_OF_RANGE or CURSOR_INVALID
 */
export async function workListOf(
  { caller, clock, database: { manager } }: CandidatesContext,
  deskId: string,
  { kinds, ...paging }: WorkListArguments,
): Promise<CountedConnection<WorkItem>> {
  requireOwnDesk(caller, deskId);
  const page = pageOf(paging, ['text', 'text', 'day', 'id']);
  const day = today(clock);
  const asked = workKinds.filter((kind) => !kinds?.length || kinds.includes(kind));
  const question = { deskId, kinds: asked, today: day, soon: addDays(day, soonDays) };
  const rows = await findWork(manager, question, page.first, page.after && placeOf(page.after));
  return {
    ...connectionOf(rows.map(itemOf), page, keysOf),
    countAll: () => countWork(manager, question),
  };
}

const keysOf = ({ kind, weight, since, id }: WorkPlace): string[] => [kind, String(weight), since, id];

/** Reads the keys of a cursor, of which a client can write any. @throws HubError CURSOR_INVALID */
function placeOf([kind = '', weight = '', since = '', id = '']: readonly string[]): WorkPlace {
  const known = workKinds.find((name) => name === kind);
  if (known && /^[0-9]{1,9}$/.test(weight)) return { kind: known, weight: Number(weight), since, id };
  throw new HubError('CURSOR_INVALID', { argument: 'after' });
}

const itemOf = ({ unknown, demand, ...row }: WorkRow): WorkItem => ({
  ...row,
  unknownFields: mostAskedFirst(unknown, demand),
  askedByVacancies: unknown.reduce((sum, field) => sum + demand[field], 0),
});

/** Equally asked ones stay in the order of the schema. */
const mostAskedFirst = (fields: readonly ProfileField[], demand: Demand): ProfileField[] =>
  fields.toSorted((a, b) => demand[b] - demand[a]);
