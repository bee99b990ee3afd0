import type { AddressOf } from '@banenbrug/service-common';

const addressOfDesk = 'select a.email_address from regions.published_desk_address a where a.desk_id = $1';

/** The site of the vacancy first, then the employer as a whole, then any site: better reached there than not at all. */
const addressOfEmployer = `
  select a.email_address from employers.published_employer_address a
  left join introductions i on i.id = $2
  left join employers.published_vacancy v on v.id = i.vacancy_id
  where a.employer_id = $1
  order by (a.site_id = v.site_id) is not true, a.site_id is not null, a.site_id limit 1`;

/**
 * Where a notice goes. Asked when it is sent, and again each time it is tried: it follows the function, so whoever is
 * in charge that day gets it, and a desk that has put its address right gets what was refused before.
 */
export const addressOf: AddressOf = async (manager, { recipientKind, recipientId, aboutId }) => {
  const [sql, parameters] =
    recipientKind === 'DESK' ? [addressOfDesk, [recipientId]] : [addressOfEmployer, [recipientId, aboutId]];
  const [row] = await manager.query<{ email_address: string }[]>(sql, parameters);
  return row?.email_address ?? null;
};
