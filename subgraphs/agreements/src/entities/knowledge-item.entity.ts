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
}
