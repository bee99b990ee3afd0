import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Days on which a contact of a desk is away. There is no place for a reason. */
@Entity({ name: 'contact_absences' })
export class ContactAbsence {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_contact_absences' })
  id!: string;

  @Column({ type: 'uuid', name: 'contact_id' })
  contactId!: string;

  /** The first day away. */
  @Column({ type: 'date', name: 'away_from' })
  awayFrom!: string;

  /** The last day away. */
  @Column({ type: 'date', name: 'away_until' })
  awayUntil!: string;

  /** Counts its changes from 1: a change is compare-and-set on it. */
  @Column({ type: 'integer' })
  revision!: number;
}
