import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The profiles that one desk publishes for one region. Desk and region never change. */
@Entity({ name: 'candidate_pools' })
export class CandidatePool {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_candidate_pools' })
  id!: string;

  @Column({ type: 'uuid', name: 'desk_id' })
  deskId!: string;

  @Column({ type: 'text', name: 'region_code' })
  regionCode!: string;

  @Column({ type: 'text' })
  name!: string;

  /** Whether profiles that name a region but no pool go here: at most one pool per desk and region. */
  @Column({ type: 'boolean', name: 'is_default' })
  isDefault!: boolean;
}
