import { addDays } from '@banenbrug/service-common';
import { type EntityManager, In, MoreThanOrEqual } from 'typeorm';
import { type ContactTopic, DeskContactTopic } from '../entities';

/** The day on which the next contact for each topic after a date was already named to begin; none for the others. */
export async function nextStartsOfTopics(
  manager: EntityManager,
  deskId: string,
  topics: readonly ContactTopic[],
  from: string,
): Promise<ReadonlyMap<ContactTopic, string>> {
  const later = await manager.find(DeskContactTopic, {
    where: { deskId, topic: In(topics), validFrom: MoreThanOrEqual(from) },
    order: { validFrom: 'DESC' },
  });
  return new Map(later.map(({ topic, validFrom }) => [topic, validFrom]));
}

/**
 * Ends whoever is for these topics on a day the day before it. A contact that is for others as well goes on with those;
 * one that is left without any ends too, and so does its deputy.
 */
export async function endTopicsBefore(
  manager: EntityManager,
  deskId: string,
  topics: readonly ContactTopic[],
  day: string,
): Promise<void> {
  await manager.query(
    `update desk_contact_topics set valid_until = $2
     where desk_id = $1 and topic = any($4)
       and valid_from < $3::date and (valid_until is null or valid_until >= $3::date)`,
    [deskId, addDays(day, -1), day, topics],
  );
  await manager.query(
    `update desk_contacts c set valid_until = l.day
     from (select t.contact_id, max(coalesce(t.valid_until, 'infinity')) as day
           from desk_contact_topics t where t.desk_id = $1 group by t.contact_id) l
     where (c.id = l.contact_id or c.deputy_of = l.contact_id) and l.day < coalesce(c.valid_until, 'infinity')`,
    [deskId],
  );
}
