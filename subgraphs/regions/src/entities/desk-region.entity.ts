import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That a desk serves a region, and whether employers should call it first there. */
@Entity({ name: 'desk_regions' })
export class DeskRegion {
  @PrimaryColumn({ type: 'uuid', name: 'desk_id', primaryKeyConstraintName: 'pk_desk_regions' })
  deskId!: string;

  @PrimaryColumn({ type: 'text', name: 'region_code', primaryKeyConstraintName: 'pk_desk_regions' })
  regionCode!: string;

  @Column({ type: 'boolean', name: 'is_first_contact' })
  isFirstContact!: boolean;
}
