import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * One line of the append-only audit log: who did what to which objects, when, for what purpose; never the
 * content. Each subgraph has its own table, and its login role cannot update or delete a line (domain rule 12).
 */
@Entity({ name: 'audit_entries' })
export class AuditEntry {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_audit_entries' })
  id!: string;

  @Column({ type: 'timestamptz', precision: 3 })
  at!: Date;

  /** The token's subject; null when the hub itself acted. */
  @Column({ type: 'text', nullable: true })
  actor!: string | null;

  @Column({ type: 'text' })
  role!: string;

  /** The mutation's name, READ_PRIVATE or READ_AUDIT. */
  @Column({ type: 'text' })
  action!: string;

  @Column({ type: 'uuid', array: true, name: 'object_ids' })
  objectIds!: string[];

  @Column({ type: 'text' })
  purpose!: string;

  @Column({ type: 'text', name: 'request_id' })
  requestId!: string;

  /** The desk whose data it is about, which may read the line; null when it is about no desk's. */
  @Column({ type: 'uuid', name: 'desk_id', nullable: true })
  deskId!: string | null;
}
