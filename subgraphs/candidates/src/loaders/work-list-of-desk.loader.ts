import { addDays, type ConnectionLoader, createConnectionLoader, HubError } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { Demand } from '../repositories/vacancy-demand-sql';
import { countWork, findWork, type WorkPlace, type WorkRow } from '../repositories/work-list.repository';
import type { ProfileField } from '../services/unknown-fields.service';
import { type WorkKind, workKinds } from '../services/work-kind';

/** Days ahead within which going stale is soon: two weeks of calls for a desk of thousands. */
const soonDays = 14;

/** An item as the schema has it: the type WorkItem. */
export interface WorkItem extends WorkPlace {
  readonly deskId: string;
  readonly profileId: string;
  readonly unknownFields: readonly ProfileField[];
  readonly askedByVacancies: number;
}

/** The work lists of desks. Only the desk itself may load its own, so a batch is of one. */
export function createWorkListOfDeskLoader(
  manager: EntityManager,
  kinds: readonly WorkKind[],
  today: string,
): ConnectionLoader<WorkItem> {
  const questionOf = (deskId: string) => ({ deskId, kinds, today, soon: addDays(today, soonDays) });
  return createConnectionLoader<WorkItem>('work list by desk', {
    cursor: ['text', 'text', 'day', 'id'],
    keysOf: ({ kind, weight, since, id }) => [kind, String(weight), since, id],
    parentOf: ({ deskId }) => deskId,
    pages: async (deskIds, { first, after }) => {
      const place = after && placeOf(after);
      const lists = await Promise.all(
        deskIds.map(async (deskId) => {
          const rows = await findWork(manager, questionOf(deskId), first, place);
          return rows.map((row) => itemOf(row, deskId));
        }),
      );
      return lists.flat();
    },
    counts: (deskIds) =>
      Promise.all(
        deskIds.map(async (parent) => ({ parent, count: await countWork(manager, questionOf(parent)) })),
      ),
  });
}

/** Reads the keys of a cursor, of which a client can write any. @throws HubError CURSOR_INVALID */
function placeOf([kind = '', weight = '', since = '', id = '']: readonly string[]): WorkPlace {
  const known = workKinds.find((name) => name === kind);
  if (known && /^[0-9]{1,9}$/.test(weight)) return { kind: known, weight: Number(weight), since, id };
  throw new HubError('CURSOR_INVALID', { argument: 'after' });
}

const itemOf = ({ unknown, demand, ...row }: WorkRow, deskId: string): WorkItem => ({
  ...row,
  deskId,
  unknownFields: mostAskedFirst(unknown, demand),
  askedByVacancies: unknown.reduce((sum, field) => sum + demand[field], 0),
});

/** Equally asked ones stay in the order of the schema. */
const mostAskedFirst = (fields: readonly ProfileField[], demand: Demand): ProfileField[] =>
  fields.toSorted((a, b) => demand[b] - demand[a]);
