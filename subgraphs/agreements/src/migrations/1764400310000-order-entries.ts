import type { MigrationInterface, QueryRunner } from 'typeorm';

/** In which order entries came into their agreement, whether they stand for their side, and entries of what is there. */
export class OrderEntries1764400310000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [columns, existing, ...constraints]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of back) await queryRunner.query(statement);
  }
}

const columns = `
  alter table follow_up_entries
    add column position integer,
    add column is_of_side boolean`;

// An agreement is made of its entries: those that were there before have one for each side that says something, and at
// least one. Who wrote them is not known: the writer is empty, as no token's subject is.
const existing = `
  insert into follow_up_entries (id, follow_up_agreement_id, side, text, employer_owner, region_owner, due_on, writer,
    recorded_at, position, is_of_side)
  select gen_random_uuid(), f.id, part.side, part.text, part.employer_owner, part.region_owner,
    case when row_number() over (partition by f.id order by part.number) = 1 then f.due_on end, '',
    f.recorded_on::timestamp at time zone 'Europe/Amsterdam',
    row_number() over (partition by f.id order by part.number), part.is_of_side
  from follow_up_agreements f cross join lateral (values
    (1, 'EMPLOYER', f.employer_text, f.employer_owner, null, f.is_written_by_employer),
    (2, 'REGION', f.region_text, null, f.region_owner, f.is_written_by_region)
  ) as part (number, side, text, employer_owner, region_owner, is_of_side)
  where part.is_of_side or part.text is not null or part.employer_owner is not null or part.region_owner is not null
    or (part.number = 1 and not f.is_written_by_region and f.region_text is null and f.region_owner is null)`;

const constraints = [
  `alter table follow_up_entries
     alter column position set not null,
     alter column is_of_side set not null,
     add constraint uq_follow_up_entries_position unique (follow_up_agreement_id, position)`,
];

const back = [
  `delete from follow_up_entries where writer = ''`,
  'alter table follow_up_entries drop column position, drop column is_of_side',
];
