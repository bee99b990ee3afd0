import { columnsOf } from '@banenbrug/service-common';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import { Instrument } from '../entities';

/**
 * The instruments in force on a day, in the order of the list. They are national: every region that asks for a
 * day shares one answer.
 */
export function createInstrumentsInForceLoader(manager: EntityManager) {
  return new DataLoader<string, readonly Instrument[]>(
    async (days) => {
      const rows = await manager.query<(Instrument & { day: string })[]>(
        `select ${columnsOf(manager, Instrument, 'i')}, d.day::text as day
         from unnest($1::date[]) d(day) join instruments i
           on (i.valid_from is null or i.valid_from <= d.day) and (i.valid_until is null or i.valid_until >= d.day)
         order by i.position`,
        [days],
      );
      return days.map((day) => rows.filter((row) => row.day === day));
    },
    { name: 'instrumentsInForce' },
  );
}
