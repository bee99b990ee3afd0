import type { Caller } from '@banenbrug/service-common';

/**
 * Who may see what, as conditions to put before any LIMIT. They read the caller from the first parameters of the
 * statement; what comes after is the statement's own.
 */

/** `$1`…`$3` of `visibleArrangement` and `visibleRegional`. */
export function arrangementViewer({ role, employerId, regions }: Caller): readonly unknown[] {
  return [role, employerId, regions];
}

/**
 * That the caller may see arrangement `a`: the employer its own; a desk what its regions answered and what it can
 * still adopt; LIAISON and ADMIN all; nobody else any.
 */
export const visibleArrangement = `(
  $1::text in ('LIAISON', 'ADMIN')
  or ($1 = 'EMPLOYER' and a.employer_id = $2::uuid)
  or ($1 = 'DESK' and (a.state in ('SUBMITTED', 'SIGNED', 'UNDER_EVALUATION') or exists (
        select from regional_arrangements own
        where own.arrangement_id = a.id and own.region_code = any($3::text[])))))`;

/** That the caller may see what a region took over, `r`. */
export const visibleRegional = `(
  $1::text in ('LIAISON', 'ADMIN')
  or ($1 = 'DESK' and r.region_code = any($3::text[]))
  or ($1 = 'EMPLOYER' and exists (
        select from arrangements own where own.id = r.arrangement_id and own.employer_id = $2::uuid)))`;

/**
 * That the caller may see what a single party says of a clause, `s`: the framework's employer, the desk of the region
 * that says so, and the liaison. Read with `arrangementViewer`.
 */
export const visibleScore = `(
  $1::text = 'LIAISON'
  or ($1 = 'DESK' and s.region_code = any($3::text[]))
  or ($1 = 'EMPLOYER' and exists (
        select from arrangements own where own.id = s.arrangement_id and own.employer_id = $2::uuid)))`;

/** `$1`…`$4` of `visibleFollowUp`. */
export function followUpViewer(caller: Caller): readonly unknown[] {
  return [...arrangementViewer(caller), caller.subject];
}

/** That the caller may see follow-up agreement `f`. An organiser's sessions are looked up once, and not for each agreement. */
export const visibleFollowUp = `(
  $1::text in ('LIAISON', 'ADMIN')
  or ($1 = 'EMPLOYER' and f.employer_id = $2::uuid)
  or ($1 = 'DESK' and f.region_codes && $3::text[])
  or ($1 = 'ORGANISER' and f.session_id = any(array(
        select own.id from dialogue_sessions own where own.organiser_subject = $4::text))))`;

/**
 * That the caller may still reach follow-up agreement `f` by its id: one that was withdrawn is there for those who can
 * look after the session, and for nobody else.
 */
export const reachableFollowUp = `(${visibleFollowUp}
  and (f.withdrawn_on is null or $1 in ('ORGANISER', 'LIAISON', 'ADMIN')))`;
