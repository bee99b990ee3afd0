import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A municipality with the point that stands for it. Loaded from the kit's reference table. */
@Entity({ name: 'municipalities' })
export class Municipality {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_municipalities' })
  code!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', array: true, name: 'other_names' })
  otherNames!: string[];

  @Column({ type: 'date', name: 'valid_from' })
  validFrom!: string;

  @Column({ type: 'date', name: 'valid_until', nullable: true })
  validUntil!: string | null;

  @Column({ type: 'double precision' })
  latitude!: number;

  @Column({ type: 'double precision' })
  longitude!: number;

  /** SEAT, MEAN or MANUAL. */
  @Column({ type: 'text', name: 'location_basis' })
  locationBasis!: string;
}
