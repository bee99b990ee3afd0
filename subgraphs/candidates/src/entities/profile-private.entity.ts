import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What only the publishing desk sees of a profile, under forced row-level security. Gone when it is withdrawn. */
@Entity({ name: 'profile_private' })
export class ProfilePrivate {
  @PrimaryColumn({ type: 'uuid', name: 'profile_id', primaryKeyConstraintName: 'pk_profile_private' })
  profileId!: string;

  /** The desk that the policy compares with the caller. */
  @Column({ type: 'uuid', name: 'desk_id' })
  deskId!: string;

  @Column({ type: 'text', name: 'desk_reference', nullable: true })
  deskReference!: string | null;

  @Column({ type: 'text', name: 'desk_notes', nullable: true })
  deskNotes!: string | null;

  @Column({ type: 'text', array: true, name: 'workplace_conditions', nullable: true })
  workplaceConditions!: string[] | null;

  @Column({ type: 'date', name: 'consent_recorded_on' })
  consentRecordedOn!: string;
}
