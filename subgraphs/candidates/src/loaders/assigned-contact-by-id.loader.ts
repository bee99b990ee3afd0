import { createByIdLoader } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { publishedContacts } from '../repositories/published-contacts';

/** Contacts of desks by id, as far as they are there on a day: who has left deals with nothing (domain rule 7). */
export const createAssignedContactByIdLoader = (manager: EntityManager, day: string) =>
  createByIdLoader<{ readonly id: string }>('assignedContactById', (ids) =>
    manager.query(
      `select c.id from ${publishedContacts} c
       where c.id = any($1::uuid[]) and daterange(c.valid_from, c.valid_until, '[]') @> $2::date`,
      [ids, day],
    ),
  );
