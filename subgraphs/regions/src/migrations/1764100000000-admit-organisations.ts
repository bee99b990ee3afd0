import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who gets in with which role, and whose tokens are refused. */
export class AdmitOrganisations1764100000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [accessGrants, revokedSubjects, ...indexes]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table revoked_subjects, access_grants');
  }
}

const accessGrants = `
  create table access_grants (
    id uuid not null constraint pk_access_grants primary key,
    issuer text not null,
    claim text not null,
    value text not null,
    role text not null,
    employer_ids uuid[] not null,
    desk_id uuid constraint fk_access_grants_desk references desks (id),
    granted_at timestamptz(3) not null,
    withdrawn_at timestamptz(3),
    constraint ck_access_grants_role check (role in ('EMPLOYER', 'DESK', 'ORGANISER', 'LIAISON', 'ADMIN')),
    constraint ck_access_grants_scope check
      ((role = 'EMPLOYER') = (cardinality(employer_ids) > 0) and (role = 'DESK') = (desk_id is not null))
  )`;

const revokedSubjects = `
  create table revoked_subjects (
    id uuid not null constraint pk_revoked_subjects primary key,
    issuer text not null,
    subject text not null,
    revoked_at timestamptz(3) not null,
    reinstated_at timestamptz(3)
  )`;

// The unique ones hold what is in force only, so that what was withdrawn can be granted again. Both begin with what
// the gateway asks by.
const indexes = [
  `create unique index uq_access_grants_held on access_grants (issuer, claim, value, role, employer_ids, desk_id)
   nulls not distinct where withdrawn_at is null`,
  'create index ix_access_grants_granted on access_grants (granted_at, id)',
  `create unique index uq_revoked_subjects_held on revoked_subjects (issuer, subject) where reinstated_at is null`,
  'create index ix_revoked_subjects_revoked on revoked_subjects (revoked_at, id) where reinstated_at is null',
];
