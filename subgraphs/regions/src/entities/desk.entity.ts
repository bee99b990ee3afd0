import { Column, Entity, PrimaryColumn } from 'typeorm';

export type DeskKind = 'WSP' | 'WERKCENTRUM' | 'CROSS_REGIONAL' | 'NATIONAL_LIAISON';

/** A desk that serves employers. It is closed, never deleted: others hold its id. */
@Entity({ name: 'desks' })
export class Desk {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_desks' })
  id!: string;

  @Column({ type: 'text' })
  kind!: DeskKind;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', name: 'function_address' })
  functionAddress!: string;

  @Column({ type: 'text', nullable: true })
  phone!: string | null;

  @Column({ type: 'text', nullable: true })
  website!: string | null;

  @Column({ type: 'integer', name: 'response_days' })
  responseDays!: number;

  @Column({ type: 'date', name: 'verified_on' })
  verifiedOn!: string;

  @Column({ type: 'date', name: 'closed_on', nullable: true })
  closedOn!: string | null;

  /** The desk that went on with what this one did; null when none did, and while it is open. */
  @Column({ type: 'uuid', name: 'succeeded_by', nullable: true })
  succeededBy!: string | null;

  /** Counts its changes from 1: a change is compare-and-set on it. */
  @Column({ type: 'integer', default: 1 })
  revision!: number;
}
