import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The desk's notes on an introduction, under forced row-level security: for the desk alone. */
@Entity({ name: 'introduction_private' })
export class IntroductionPrivate {
  @PrimaryColumn({
    type: 'uuid',
    name: 'introduction_id',
    primaryKeyConstraintName: 'pk_introduction_private',
  })
  introductionId!: string;

  /** The desk that the policy compares with the caller. */
  @Column({ type: 'uuid', name: 'desk_id' })
  deskId!: string;

  @Column({ type: 'text' })
  notes!: string;
}
