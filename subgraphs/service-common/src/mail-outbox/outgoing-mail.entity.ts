import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who can be written to: an organisation, never a person. */
export type MailRecipientKind = 'DESK' | 'EMPLOYER';

/** QUEUED until it was SENT, or FAILED for good. */
export type OutgoingMailState = 'QUEUED' | 'SENT' | 'FAILED';

/**
 * A mail that is to be sent, or was. It names an organisation and no address: whoever answers for it on the day of
 * sending gets the mail. It goes 30 days after it was sent or given up.
 */
@Entity({ name: 'outgoing_mails' })
export class OutgoingMail {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_outgoing_mails' })
  id!: string;

  @Column({ type: 'timestamptz', precision: 3, name: 'queued_at' })
  queuedAt!: Date;

  /** What kind of mail it is, in the words of the subgraph that sends it. */
  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text', name: 'recipient_kind' })
  recipientKind!: MailRecipientKind;

  @Column({ type: 'uuid', name: 'recipient_id' })
  recipientId!: string;

  /** The object that it tells of. */
  @Column({ type: 'uuid', name: 'about_id' })
  aboutId!: string;

  @Column({ type: 'text', name: 'subject_line' })
  subjectLine!: string;

  @Column({ type: 'text' })
  body!: string;

  /** A mail that bears the key of another is not queued; null for one that may be repeated. */
  @Column({ type: 'text', name: 'once_key', nullable: true })
  onceKey!: string | null;

  @Column({ type: 'text' })
  state!: OutgoingMailState;

  /** How often a process began to send it. */
  @Column({ type: 'integer' })
  attempts!: number;

  /** When it is to be tried next. While a process sends it: when that process has lost its claim. */
  @Column({ type: 'timestamptz', precision: 3, name: 'due_at' })
  dueAt!: Date;

  /** By which a recipient knows it again; null until it is first tried, and the same ever after. */
  @Column({ type: 'text', name: 'message_id', nullable: true })
  messageId!: string | null;

  /** When it was sent or given up. */
  @Column({ type: 'timestamptz', precision: 3, name: 'ended_at', nullable: true })
  endedAt!: Date | null;
}
