import type { Language, Role } from '@banenbrug/service-common';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A link by which a programme for calendars follows the days of one party's open follow-up agreements. */
@Entity({ name: 'calendar_feeds' })
export class CalendarFeed {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_calendar_feeds' })
  id!: string;

  /** SHA-256 of the secret in the link, in hexadecimal. */
  @Column({ type: 'text', name: 'secret_hash' })
  secretHash!: string;

  /** EMPLOYER, DESK or LIAISON. */
  @Column({ type: 'text' })
  role!: Role;

  /** The token subject that made it. Never shown. */
  @Column({ type: 'text', nullable: true })
  subject!: string | null;

  @Column({ type: 'uuid', name: 'employer_id', nullable: true })
  employerId!: string | null;

  @Column({ type: 'uuid', name: 'desk_id', nullable: true })
  deskId!: string | null;

  /** The regions that its maker's desk had; of these it shows those that the desk still has. */
  @Column({ type: 'text', array: true, name: 'region_codes' })
  regionCodes!: string[];

  @Column({ type: 'text' })
  language!: Language;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'expires_at' })
  expiresAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;

  /** The latest day on which a programme asked for it; null until one did. */
  @Column({ type: 'date', name: 'last_fetched_on', nullable: true })
  lastFetchedOn!: string | null;
}
