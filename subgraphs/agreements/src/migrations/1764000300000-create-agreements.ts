import { createKitTables, dropKitTables } from '@banenbrug/service-common';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Arrangements and what regions take over of them, dialogue sessions, follow-up agreements, knowledge items. */
export class CreateAgreements1764000300000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createKitTables(queryRunner);
    for (const statement of [...tables, ...indexes]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `drop table knowledge_items, follow_up_status_changes, follow_up_agreements, session_participants,
         dialogue_session_parts, dialogue_sessions, arrangement_deviations, regional_arrangements, arrangements,
         clause_sets`,
    );
    await dropKitTables(queryRunner);
  }
}

// One column per field of the eighteen clauses. Null is "not agreed".
const clauseSets = `
  create table clause_sets (
    id uuid not null constraint pk_clause_sets primary key,
    single_contact_is_one_per_region boolean,
    single_contact_is_one_at_employer boolean,
    single_contact_has_deputy boolean,
    escalation_call_back_days integer,
    escalation_procedure text,
    recruitment_procedure_is_anonymous_first boolean,
    recruitment_procedure_selected_by text
      constraint ck_clause_sets_selected_by check (recruitment_procedure_selected_by in ('EMPLOYER', 'REGION')),
    recruitment_procedure_interview_within_days integer,
    recruitment_procedure_steps text[],
    response_time_response_days integer,
    response_time_feedback_days integer,
    communication_channel text
      constraint ck_clause_sets_channel check
        (communication_channel in ('PHONE', 'EMAIL', 'ONLINE_MEETING', 'SITE_MEETING')),
    communication_consult_every_weeks integer,
    communication_review_every_months integer,
    intended_placements_placements integer,
    intended_placements_scope text
      constraint ck_clause_sets_scope check
        (intended_placements_scope in ('TOTAL', 'PER_YEAR', 'PER_SITE', 'PER_REGION')),
    contract_minimum_months integer,
    contract_hours_per_week_min integer,
    contract_hours_per_week_max integer,
    trial_placement_standard_months integer,
    trial_placement_max_months integer,
    trial_placement_requested_by text
      constraint ck_clause_sets_requested_by check (trial_placement_requested_by in ('EMPLOYER', 'REGION')),
    trial_placement_insured_by text
      constraint ck_clause_sets_insured_by check (trial_placement_insured_by in ('EMPLOYER', 'REGION')),
    wage_cost_subsidy_process text
      constraint ck_clause_sets_process check (wage_cost_subsidy_process in ('PREFERENT', 'MUNICIPAL')),
    wage_cost_subsidy_is_flat_rate_first boolean,
    wage_cost_subsidy_decision_weeks integer,
    wage_cost_subsidy_payment_days integer,
    wage_value_assessment_method text,
    wage_value_assessment_after_weeks integer,
    wage_value_assessment_is_employer_present boolean,
    job_coaching_mode text
      constraint ck_clause_sets_job_coach_mode check (job_coaching_mode in ('INTERNAL', 'EXTERNAL', 'EITHER')),
    job_coaching_regime text
      constraint ck_clause_sets_job_coach_regime check (job_coaching_regime in ('LIGHT', 'MEDIUM', 'INTENSIVE')),
    job_coaching_hourly_fee_cents integer,
    job_coaching_is_buddy_training_accepted boolean,
    sick_leave_reporting_report_to text[]
      constraint ck_clause_sets_report_to check
        (sick_leave_reporting_report_to <@ '{UWV,MUNICIPALITY,DESK,JOB_COACH}'::text[]),
    sick_leave_reporting_within_days integer,
    instrument_use_kinds text[]
      constraint ck_clause_sets_instruments check (instrument_use_kinds <@ '{WAGE_COST_SUBSIDY,
        FLAT_RATE_WAGE_COST_SUBSIDY,WAGE_DISPENSATION,NO_RISK_POLICY,JOB_COACH,WAGE_COST_BENEFIT_JOBS_AGREEMENT,
        WAGE_COST_BENEFIT_DISABLED,TRIAL_PLACEMENT,
        WORKPLACE_ADAPTATION,PRACTICAL_ROUTE,SECONDMENT,PRACTICAL_LEARNING_GRANT,WORK_EXPERIENCE_PLACE}'::text[]),
    target_groups_groups text[]
      constraint ck_clause_sets_target_groups check
        (target_groups_groups <@ '{REGISTER,PARTICIPATION_ACT,STATUS_HOLDERS,UNEMPLOYMENT_BENEFIT}'::text[]),
    preparation_pre_training_weeks integer,
    preparation_is_work_based_learning boolean,
    preparation_is_practical_learning boolean,
    preparation_description text,
    aftercare_months integer,
    aftercare_evaluate_on date,
    aftercare_on_drop_out text,
    data_sharing_before_meeting text,
    data_sharing_after_agreement text,
    validity_term_months integer,
    validity_is_renewed_tacitly boolean,
    validity_notice_months integer,
    constraint ck_clause_sets_hours check (contract_hours_per_week_max >= contract_hours_per_week_min),
    constraint ck_clause_sets_trial check (trial_placement_max_months >= trial_placement_standard_months)
  )`;

const arrangements = `
  create table arrangements (
    id uuid not null constraint pk_arrangements primary key,
    employer_id uuid not null,
    title text not null,
    version integer not null,
    state text not null,
    clause_set_id uuid not null constraint fk_arrangements_clause_set references clause_sets (id),
    signed_on date,
    signatories text[] not null,
    valid_from date,
    valid_until date,
    contact_kind text,
    contact_id uuid,
    constraint ck_arrangements_state check
      (state in ('DRAFT', 'SUBMITTED', 'SIGNED', 'UNDER_EVALUATION', 'ENDED')),
    constraint ck_arrangements_version check (version >= 1),
    constraint ck_arrangements_period check (valid_until >= valid_from),
    constraint ck_arrangements_contact check
      ((contact_kind is null) = (contact_id is null) and contact_kind = 'EMPLOYER')
  )`;

const regionalArrangements = `
  create table regional_arrangements (
    id uuid not null constraint pk_regional_arrangements primary key,
    arrangement_id uuid not null constraint fk_regional_arrangements_arrangement references arrangements (id),
    region_code text not null,
    municipality_code text,
    coverage text not null,
    clause_set_id uuid constraint fk_regional_arrangements_clause_set references clause_sets (id),
    adopted_on date,
    answered_on date not null,
    contact_kind text,
    contact_id uuid,
    revision integer not null,
    constraint uq_regional_arrangements_place unique nulls not distinct
      (arrangement_id, region_code, municipality_code),
    constraint ck_regional_arrangements_region check (region_code ~ '^AM[0-9]{2}$'),
    constraint ck_regional_arrangements_municipality check (municipality_code ~ '^GM[0-9]{4}$'),
    constraint ck_regional_arrangements_coverage check (coverage in ('FULL', 'PARTIAL', 'NOT_YET')),
    constraint ck_regional_arrangements_deviates check ((coverage = 'PARTIAL') = (clause_set_id is not null)),
    constraint ck_regional_arrangements_adopted check ((coverage = 'NOT_YET') = (adopted_on is null)),
    constraint ck_regional_arrangements_contact check
      ((contact_kind is null) = (contact_id is null) and contact_kind = 'DESK')
  )`;

const arrangementDeviations = `
  create table arrangement_deviations (
    regional_arrangement_id uuid not null
      constraint fk_arrangement_deviations_regional references regional_arrangements (id),
    ingredient text not null,
    reason text not null,
    constraint pk_arrangement_deviations primary key (regional_arrangement_id, ingredient),
    constraint ck_arrangement_deviations_ingredient check (ingredient in
      ('CONTACT_PERSON', 'ESCALATION', 'RECRUITMENT_PROCEDURE', 'RESPONSE_TIME', 'COMMUNICATION',
       'INTENDED_PLACEMENTS', 'CONTRACT', 'TRIAL_PLACEMENT', 'WAGE_COST_SUBSIDY', 'WAGE_VALUE_ASSESSMENT',
       'JOB_COACHING', 'SICK_LEAVE_REPORTING', 'INSTRUMENTS', 'TARGET_GROUPS', 'PREPARATION', 'AFTERCARE',
       'DATA_SHARING', 'VALIDITY'))
  )`;

const dialogueSessions = `
  create table dialogue_sessions (
    id uuid not null constraint pk_dialogue_sessions primary key,
    number integer,
    title text not null,
    held_on date not null,
    municipality_code text,
    organisers text[] not null,
    state text not null,
    organiser_subject text not null,
    constraint ck_dialogue_sessions_number check (number between 1 and 9999),
    constraint ck_dialogue_sessions_municipality check (municipality_code ~ '^GM[0-9]{4}$'),
    constraint ck_dialogue_sessions_state check (state in ('PLANNED', 'OPEN', 'CLOSED', 'REPORTED'))
  )`;

const dialogueSessionParts = `
  create table dialogue_session_parts (
    session_id uuid not null constraint fk_dialogue_session_parts_session references dialogue_sessions (id),
    position integer not null,
    kind text not null,
    title text not null,
    constraint pk_dialogue_session_parts primary key (session_id, position),
    constraint ck_dialogue_session_parts_kind check
      (kind in ('TALKSHOW', 'SPEED_MEET', 'THEME_TABLE', 'PITCH', 'PLENARY'))
  )`;

const sessionParticipants = `
  create table session_participants (
    id uuid not null constraint pk_session_participants primary key,
    session_id uuid not null constraint fk_session_participants_session references dialogue_sessions (id),
    organisation text not null,
    kind text not null,
    region_code text,
    employer_id uuid,
    people_count integer not null,
    constraint ck_session_participants_kind check
      (kind in ('EMPLOYER', 'REGION', 'UWV', 'MINISTRY', 'MUNICIPALITY', 'INTERMEDIARY', 'SECTOR_BODY')),
    constraint ck_session_participants_region check
      (region_code ~ '^AM[0-9]{2}$' and (kind <> 'REGION' or region_code is not null)),
    constraint ck_session_participants_employer check ((kind = 'EMPLOYER') = (employer_id is not null)),
    constraint ck_session_participants_people check (people_count between 1 and 500)
  )`;

// Nulls are not distinct: an agreement outside any session has its parties once, too.
const followUpAgreements = `
  create table follow_up_agreements (
    id uuid not null constraint pk_follow_up_agreements primary key,
    session_id uuid constraint fk_follow_up_agreements_session references dialogue_sessions (id),
    employer_id uuid not null,
    region_codes text[] not null,
    category text not null,
    employer_text text,
    region_text text,
    employer_owner text,
    region_owner text,
    due_on date,
    status text not null,
    is_written_by_employer boolean not null,
    is_written_by_region boolean not null,
    recorded_on date not null,
    constraint uq_follow_up_agreements_parties unique nulls not distinct
      (employer_id, session_id, category, region_codes),
    constraint ck_follow_up_agreements_regions check (cardinality(region_codes) between 1 and 35),
    constraint ck_follow_up_agreements_category check (category in
      ('INTRODUCTORY_MEETING', 'FIND_CONTACT', 'VACANCY_PROCEDURE', 'PLACEMENTS', 'INSTRUMENTS', 'TRIAL_PLACEMENT',
       'WAGE_COST_SUBSIDY', 'JOB_COACHING', 'SICK_LEAVE', 'COMMUNICATION', 'RESPONSE_TIMES', 'ADMINISTRATION',
       'CANDIDATES', 'KNOWLEDGE_SHARING', 'TOOL_SHARING', 'WORK_VISIT', 'ARRANGEMENT', 'OTHER')),
    constraint ck_follow_up_agreements_status check
      (status in ('OPEN', 'CONFIRMED', 'IN_PROGRESS', 'DONE', 'DROPPED', 'NO_RESPONSE'))
  )`;

const followUpStatusChanges = `
  create table follow_up_status_changes (
    follow_up_agreement_id uuid not null
      constraint fk_follow_up_status_changes_agreement references follow_up_agreements (id),
    number integer not null,
    status text not null,
    since date not null,
    constraint pk_follow_up_status_changes primary key (follow_up_agreement_id, number),
    constraint ck_follow_up_status_changes_status check
      (status in ('OPEN', 'CONFIRMED', 'IN_PROGRESS', 'DONE', 'DROPPED', 'NO_RESPONSE'))
  )`;

const knowledgeItems = `
  create table knowledge_items (
    id uuid not null constraint pk_knowledge_items primary key,
    title text not null,
    kind text not null,
    offered_by text not null,
    url text,
    terms text,
    session_id uuid constraint fk_knowledge_items_session references dialogue_sessions (id),
    constraint ck_knowledge_items_kind check (kind in ('TOOL', 'DOCUMENT')),
    constraint ck_knowledge_items_url check (url ~ '^https://')
  )`;

const tables = [
  clauseSets,
  arrangements,
  regionalArrangements,
  arrangementDeviations,
  dialogueSessions,
  dialogueSessionParts,
  sessionParticipants,
  followUpAgreements,
  followUpStatusChanges,
  knowledgeItems,
];

const indexes = [
  'create index ix_arrangements_employer on arrangements (employer_id)',
  'create index ix_regional_arrangements_region on regional_arrangements (region_code, answered_on, id)',
  'create index ix_dialogue_sessions_held_on on dialogue_sessions (held_on, id)',
  'create index ix_session_participants_session on session_participants (session_id)',
  `create unique index uq_session_participants_employer on session_participants (session_id, employer_id)
     where employer_id is not null`,
  `create unique index uq_session_participants_region on session_participants (session_id, region_code)
     where kind = 'REGION'`,
  'create index ix_follow_up_agreements_recorded on follow_up_agreements (recorded_on, id)',
  'create index ix_follow_up_agreements_employer on follow_up_agreements (employer_id, recorded_on, id)',
  'create index ix_follow_up_agreements_session on follow_up_agreements (session_id, recorded_on, id)',
  'create index ix_follow_up_agreements_regions on follow_up_agreements using gin (region_codes)',
  'create index ix_knowledge_items_session on knowledge_items (session_id)',
];
