import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What participants say of a session, and knowledge items that have an owner, change and are searched for. */
export class FeedbackAndKnowledge1764400320100 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('create extension if not exists pg_trgm schema public');
    for (const statement of [feedback, ...knowledge, ...indexes]) await queryRunner.query(statement);
  }

  // The extension stays: other schemas use it.
  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of back) await queryRunner.query(statement);
  }
}

const feedback = `
  create table session_feedback (
    id uuid not null constraint pk_session_feedback primary key,
    session_id uuid not null constraint fk_session_feedback_session references dialogue_sessions (id),
    kind text not null,
    from_kind text not null,
    text text,
    part_kind text,
    verdict text,
    recorded_on date not null,
    constraint ck_session_feedback_kind check (kind in ('WISH', 'TOOL', 'EVALUATION')),
    constraint ck_session_feedback_from_kind check
      (from_kind in ('EMPLOYER', 'REGION', 'UWV', 'MINISTRY', 'MUNICIPALITY', 'INTERMEDIARY', 'SECTOR_BODY')),
    constraint ck_session_feedback_text check (text is not null or kind = 'EVALUATION'),
    constraint ck_session_feedback_part_kind check
      ((kind = 'EVALUATION') = (part_kind is not null)
       and part_kind in ('TALKSHOW', 'SPEED_MEET', 'THEME_TABLE', 'PITCH', 'PLENARY')),
    constraint ck_session_feedback_verdict check
      ((kind = 'EVALUATION') = (verdict is not null) and verdict in ('WORKS', 'DOES_NOT_WORK'))
  )`;

const knowledge = [
  `alter table knowledge_items
     add column region_code text constraint ck_knowledge_items_region check (region_code ~ '^AM[0-9]{2}$'),
     add column employer_id uuid,
     add column publisher_subject text,
     add column revision integer not null default 1,
     add column withdrawn_on date,
     add constraint ck_knowledge_items_owner check (region_code is null or employer_id is null)`,
];

// A search finds words as Dutch inflects them, and titles that hold something like what was written.
const indexes = [
  'create index ix_session_feedback_session on session_feedback (session_id, recorded_on, id)',
  'create index ix_knowledge_items_title on knowledge_items (title collate "C", id) where withdrawn_on is null',
  `create index ix_knowledge_items_words on knowledge_items
     using gin (to_tsvector('dutch', title || ' ' || offered_by)) where withdrawn_on is null`,
  `create index ix_knowledge_items_letters on knowledge_items
     using gin (title public.gin_trgm_ops) where withdrawn_on is null`,
];

const back = [
  'drop index ix_knowledge_items_letters, ix_knowledge_items_words, ix_knowledge_items_title',
  `alter table knowledge_items drop column region_code, drop column employer_id, drop column publisher_subject,
     drop column revision, drop column withdrawn_on`,
  'drop table session_feedback',
];
