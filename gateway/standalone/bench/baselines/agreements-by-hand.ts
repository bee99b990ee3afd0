import type { Pool } from 'pg';

/** A session's agreements with the names of their parties, in one statement. */
export const session = (pool: Pool, id: string): Promise<unknown> =>
  pool.query(
    `select f.*, e.name, array(select r.name from regions.regions r where r.code = any(f.region_codes)) as regions,
       count(*) over () as total
     from agreements.follow_up_agreements f join employers.employers e on e.id = f.employer_id
     where f.session_id = $1 and f.withdrawn_on is null order by f.recorded_on desc, f.id desc limit 41`,
    [id],
  );

const isOverdue = `withdrawn_on is null and status in ('OPEN', 'CONFIRMED', 'IN_PROGRESS') and due_on < $1::date`;

/** A page of what is late, with the names of its parties. */
export const overdue = (pool: Pool, day: string): Promise<unknown> =>
  pool.query(
    `select f.*, e.name, array(select r.name from regions.regions r where r.code = any(f.region_codes)) as regions
     from (select * from agreements.follow_up_agreements where ${isOverdue}
           order by recorded_on desc, id desc limit 21) f
     join employers.employers e on e.id = f.employer_id`,
    [day],
  );

/** How many are late. */
export const overdueCount = (pool: Pool, day: string): Promise<unknown> =>
  pool.query(`select count(*) from agreements.follow_up_agreements where ${isOverdue}`, [day]);
