import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The side of the banenafspraak an employer counts on. */
export type EmployerSector = 'MARKET' | 'GOVERNMENT';

/** An employer. It is closed, never deleted: others hold its id. */
@Entity({ name: 'employers' })
export class Employer {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_employers' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', name: 'kvk_number' })
  kvkNumber!: string;

  /** Null when unknown. */
  @Column({ type: 'text', nullable: true })
  sector!: EmployerSector | null;

  /** Section of the SBI, A to U; null when unknown. */
  @Column({ type: 'text', name: 'industry_code', nullable: true })
  industryCode!: string | null;

  @Column({ type: 'date', name: 'registered_on' })
  registeredOn!: string;

  /** The first day on which it takes part no more. */
  @Column({ type: 'date', name: 'closed_on', nullable: true })
  closedOn!: string | null;
}
