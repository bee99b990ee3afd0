import type { AddressOf } from '@banenbrug/service-common';

/** A desk that was closed after the mail was queued is answered for by its successor, or that one's. */
const addressOfDesk = `
  with recursive line (id, step) as (
    select $1::uuid, 0
    union all
    select d.succeeded_by, line.step + 1
    from line join regions.published_desk d on d.id = line.id
    where d.succeeded_by is not null and line.step < 10
  )
  select a.email_address from line join regions.published_desk_address a on a.desk_id = line.id
  order by line.step limit 1`;

/** Of the employer as a whole first, then of any site: better reached there than not at all. */
const addressOfEmployer = `
  select a.email_address from employers.published_employer_address a
  where a.employer_id = $1 order by a.site_id is not null, a.site_id limit 1`;

/** Where a reminder goes: to whoever answers for its organisation when it is sent. */
export const addressOf: AddressOf = async (manager, { recipientKind, recipientId }) => {
  const sql = recipientKind === 'DESK' ? addressOfDesk : addressOfEmployer;
  const [row] = await manager.query<{ email_address: string }[]>(sql, [recipientId]);
  return row?.email_address ?? null;
};
