import type { QueryRunner } from 'typeorm';
import { OutgoingMail } from './outgoing-mail.entity';

/** The entities that the store of a subgraph with mails lists beside its own. */
export const mailEntities = [OutgoingMail] as const;

/** The privileges that go with them. */
export const mailTables = { outgoing_mails: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'] } as const;

/** Creates the outbox; for a migration of each subgraph that sends mails. */
export async function createMailTables(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`
    create table outgoing_mails (
      id uuid not null constraint pk_outgoing_mails primary key,
      queued_at timestamptz(3) not null,
      kind text not null,
      recipient_kind text not null,
      recipient_id uuid not null,
      about_id uuid not null,
      subject_line text not null,
      body text not null,
      once_key text constraint uq_outgoing_mails_once_key unique,
      state text not null,
      attempts integer not null,
      due_at timestamptz(3) not null,
      message_id text constraint uq_outgoing_mails_message_id unique,
      ended_at timestamptz(3),
      constraint ck_outgoing_mails_recipient_kind check (recipient_kind in ('DESK', 'EMPLOYER')),
      constraint ck_outgoing_mails_state check (state in ('QUEUED', 'SENT', 'FAILED')),
      constraint ck_outgoing_mails_ended check ((state = 'QUEUED') = (ended_at is null)),
      constraint ck_outgoing_mails_attempts check (attempts >= 0)
    )`);
  await queryRunner.query(
    `create index ix_outgoing_mails_due on outgoing_mails (due_at, id) where state = 'QUEUED'`,
  );
  await queryRunner.query(
    'create index ix_outgoing_mails_ended on outgoing_mails (ended_at) where ended_at is not null',
  );
}

/** The way back, for the migration's `down`. */
export async function dropMailTables(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query('drop table outgoing_mails');
}
