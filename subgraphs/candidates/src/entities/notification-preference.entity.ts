import type { MailRecipientKind } from '@banenbrug/service-common';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What an organisation can be told of an introduction. */
export type NoticeKind = 'ASKED' | 'ANSWERED' | 'MEETING_SET' | 'CLOSED' | 'DUE_TOMORROW' | 'OVERDUE';

/** An organisation that does not want mails of a kind; without a row it gets them. */
@Entity({ name: 'notification_preferences' })
export class NotificationPreference {
  @PrimaryColumn({
    type: 'text',
    name: 'organisation_kind',
    primaryKeyConstraintName: 'pk_notification_preferences',
  })
  organisationKind!: MailRecipientKind;

  @PrimaryColumn({
    type: 'uuid',
    name: 'organisation_id',
    primaryKeyConstraintName: 'pk_notification_preferences',
  })
  organisationId!: string;

  @PrimaryColumn({
    type: 'text',
    name: 'notice_kind',
    primaryKeyConstraintName: 'pk_notification_preferences',
  })
  noticeKind!: NoticeKind;

  /** The day since which they are off. */
  @Column({ type: 'date', name: 'off_since' })
  offSince!: string;
}
