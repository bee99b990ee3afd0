import type { EntityManager } from 'typeorm';
import type { AccessRole } from '../entities';

/** A role and what it is a role of. */
export interface AccessScope {
  readonly role: AccessRole;
  readonly employerIds: readonly string[];
  readonly deskId: string | null;
  readonly regions: readonly string[];
}

/** What a subject may be, and whether it is let in at all. */
export interface SubjectAccess {
  readonly isRevoked: boolean;
  readonly grants: readonly AccessScope[];
}

/** One value of one claim. */
export interface ClaimValue {
  readonly claim: string;
  readonly value: string;
}

/** A subject of an issuer. */
export interface TokenSubject {
  readonly issuer: string;
  readonly subject: string;
}

const isRevoked = `exists (select from revoked_subjects r
  where r.issuer = $1 and r.subject = $2 and r.reinstated_at is null) as "isRevoked"`;

/** Whether a subject is revoked. Apart from its grants, since planning their statement takes longer than running this. */
export async function findIsRevoked(
  manager: EntityManager,
  { issuer, subject }: TokenSubject,
): Promise<boolean> {
  const [row] = await manager.query<{ isRevoked: boolean }[]>(`select ${isRevoked}`, [issuer, subject]);
  return row?.isRevoked ?? false;
}

/**
 * What a subject's claims give on a day, in one statement: every authenticated request waits for it. Grants that were
 * withdrawn and desks that are closed give nothing; several grants of one scope give it once.
 */
export async function findSubjectAccess(
  manager: EntityManager,
  { issuer, subject }: TokenSubject,
  values: readonly ClaimValue[],
  day: string,
): Promise<SubjectAccess> {
  const [row] = await manager.query<SubjectAccess[]>(
    `select ${isRevoked},
       coalesce((
         select jsonb_agg(distinct jsonb_build_object(
           'role', g.role, 'employerIds', g.employer_ids, 'deskId', g.desk_id,
           'regions', array(select dr.region_code from desk_regions dr
                            where dr.desk_id = g.desk_id order by dr.region_code collate "C")))
         from unnest($3::text[], $4::text[]) as c (claim, value)
         join access_grants g on g.issuer = $1 and g.claim = c.claim and g.value = c.value
           and g.withdrawn_at is null
         left join desks d on d.id = g.desk_id
         where d.closed_on is null or d.closed_on > $5::date), '[]') as grants`,
    [issuer, subject, values.map(({ claim }) => claim), values.map(({ value }) => value), day],
  );
  return row ?? { isRevoked: false, grants: [] };
}
