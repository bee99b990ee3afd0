import { createDatedListLoader } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { DeskContactTopic } from '../entities';

/** What each contact is for on a day. */
export function createTopicsByContactIdLoader(manager: EntityManager) {
  return createDatedListLoader<Pick<DeskContactTopic, 'contactId' | 'topic'>>(
    'topicsByContactId',
    (ids, on) =>
      manager.query(
        `select t.contact_id as "contactId", t.topic from desk_contact_topics t
         where t.contact_id = any($1) and daterange(t.valid_from, t.valid_until, '[]') @> $2::date
         order by t.topic collate "C"`,
        [ids, on],
      ),
    ({ contactId }) => contactId,
  );
}
