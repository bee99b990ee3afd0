import type { MailRecipientKind } from '@banenbrug/service-common';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An organisation that does without reminders of follow-up agreements; without a row it gets them. */
@Entity({ name: 'follow_up_reminders_off' })
export class FollowUpRemindersOff {
  @PrimaryColumn({
    type: 'text',
    name: 'organisation_kind',
    primaryKeyConstraintName: 'pk_follow_up_reminders_off',
  })
  organisationKind!: MailRecipientKind;

  @PrimaryColumn({
    type: 'uuid',
    name: 'organisation_id',
    primaryKeyConstraintName: 'pk_follow_up_reminders_off',
  })
  organisationId!: string;

  /** The day since which they are off. */
  @Column({ type: 'date', name: 'off_since' })
  offSince!: string;
}
