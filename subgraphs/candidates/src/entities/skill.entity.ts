import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A skill as the dictionary has it: in lower case, each text once. Profiles hold ids of it. */
@Entity({ name: 'skills' })
export class Skill {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_skills',
  })
  id!: number;

  @Column({ type: 'text' })
  text!: string;

  /** The day on which a profile last began to hold it: what has not been used for a while may be unused. */
  @Column({ type: 'date', name: 'used_on' })
  usedOn!: string;
}
