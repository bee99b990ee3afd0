/**
 * Follow-up agreements that an employer began from `$2` to `$3` and a region is to answer, as SQL of a table: the regions,
 * the status, the day on which the employer wrote, and the day on which a region first did something with it, null before.
 * That is its own entry or its own change of status; where entries were made afterwards (they have no writer), the day on
 * which both had written. What a region or a table began, by the first entry, asks nothing.
 */
export const employerQuestion = `
  select f.region_codes, f.status, f.recorded_on as asked_on,
    least(
      (select min((e.recorded_at at time zone 'Europe/Amsterdam')::date) from follow_up_entries e
       where e.follow_up_agreement_id = f.id and e.side = 'REGION' and e.is_of_side and e.writer <> ''
         and e.withdrawn_at is null),
      (select min(c.since) from follow_up_status_changes c
       where c.follow_up_agreement_id = f.id and (c.noted_by = 'REGION' or c.noted_by is null and c.number > 1
         and c.status = 'CONFIRMED'))) as answered_on
  from follow_up_agreements f
  where f.recorded_on between $2 and $3 and f.region_codes && $1::text[]
    and f.withdrawn_on is null and f.is_written_by_employer
    and coalesce(
      (select e.side = 'EMPLOYER' or (e.recorded_at at time zone 'Europe/Amsterdam')::date > f.recorded_on
       from follow_up_entries e where e.follow_up_agreement_id = f.id and e.withdrawn_at is null
       order by e.position limit 1), true)
    and not exists (select from follow_up_status_changes c
                    where c.follow_up_agreement_id = f.id and c.number = 1 and c.status = 'CONFIRMED')`;
