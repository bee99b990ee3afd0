import { Column, Entity, PrimaryColumn } from 'typeorm';

export type SessionParticipantKind =
  | 'EMPLOYER'
  | 'REGION'
  | 'UWV'
  | 'MINISTRY'
  | 'MUNICIPALITY'
  | 'INTERMEDIARY'
  | 'SECTOR_BODY';

/** An organisation at a session. How many people it brought is counted; who they are is not kept. */
@Entity({ name: 'session_participants' })
export class SessionParticipant {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_session_participants' })
  id!: string;

  @Column({ type: 'uuid', name: 'session_id' })
  sessionId!: string;

  @Column({ type: 'text' })
  organisation!: string;

  @Column({ type: 'text' })
  kind!: SessionParticipantKind;

  @Column({ type: 'text', name: 'region_code', nullable: true })
  regionCode!: string | null;

  @Column({ type: 'uuid', name: 'employer_id', nullable: true })
  employerId!: string | null;

  @Column({ type: 'integer', name: 'people_count' })
  peopleCount!: number;
}
