import { Column, Entity, PrimaryColumn } from 'typeorm';

export type KnowledgeItemKind = 'TOOL' | 'DOCUMENT';

/** A tool or document that an organisation offers to the others. */
@Entity({ name: 'knowledge_items' })
export class KnowledgeItem {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_knowledge_items' })
  id!: string;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text' })
  kind!: KnowledgeItemKind;

  @Column({ type: 'text', name: 'offered_by' })
  offeredBy!: string;

  @Column({ type: 'text', nullable: true })
  url!: string | null;

  @Column({ type: 'text', nullable: true })
  terms!: string | null;

  @Column({ type: 'uuid', name: 'session_id', nullable: true })
  sessionId!: string | null;

  /** The region whose desks keep it up; null when it is nobody's region's. */
  @Column({ type: 'text', name: 'region_code', nullable: true })
  regionCode!: string | null;

  /** The employer that keeps it up; null when it is no employer's. */
  @Column({ type: 'uuid', name: 'employer_id', nullable: true })
  employerId!: string | null;

  /** The token subject that published it: an organiser changes what it published. Never shown. */
  @Column({ type: 'text', name: 'publisher_subject', nullable: true })
  publisherSubject!: string | null;

  /** Counts the changes from 1. */
  @Column({ type: 'integer', default: 1 })
  revision!: number;

  /** The day on which it was taken back; null while it is offered. */
  @Column({ type: 'date', name: 'withdrawn_on', nullable: true })
  withdrawnOn!: string | null;
}
