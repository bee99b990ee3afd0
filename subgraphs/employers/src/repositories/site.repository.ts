import { type EntityManager, IsNull, MoreThan } from 'typeorm';
import { Site } from '../entities';
import { lockOpenEmployer } from './employer.repository';

/** Finds the site unless it or its employer is closed on the day, and holds both rows so that nobody closes them meanwhile. */
export async function lockOpenSite(manager: EntityManager, id: string, day: string): Promise<Site | null> {
  const site = await manager.findOne(Site, {
    where: [
      { id, closedOn: IsNull() },
      { id, closedOn: MoreThan(day) },
    ],
    lock: { mode: 'pessimistic_read' },
  });
  return site && (await lockOpenEmployer(manager, site.employerId, day)) ? site : null;
}
