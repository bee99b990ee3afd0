import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** The side of the banenafspraak an employer counts on. */
export type EmployerSector = 'MARKET' | 'GOVERNMENT';

/** An employer. It is closed, never deleted: others hold its id. */
@Entity({ name: 'employers' })
@Unique('uq_employers_kvk_number', ['kvkNumber'])
@Index('ix_employers_name', ['name', 'id'])
@Check('ck_employers_kvk_number', `kvk_number ~ '^[0-9]{8}$'`)
@Check('ck_employers_sector', `sector in ('MARKET', 'GOVERNMENT')`)
@Check('ck_employers_industry', `industry_code ~ '^[A-U]$'`)
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
