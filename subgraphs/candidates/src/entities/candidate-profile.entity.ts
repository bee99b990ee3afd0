import type { WorkingLevel } from '@banenbrug/service-common';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export type CandidateProfileState = 'PUBLISHED' | 'WITHDRAWN';

export type TravelMeans = 'CAR' | 'MOPED' | 'BICYCLE' | 'MOTORCYCLE' | 'PUBLIC_TRANSPORT' | 'OTHER';

/**
 * An anonymous profile. Null is unknown and an empty list is known to be empty. What only its desk may see stands
 * in ProfilePrivate. A withdrawn one keeps its row, since introductions hold its id, and nothing else.
 */
@Entity({ name: 'candidate_profiles' })
export class CandidateProfile {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_candidate_profiles' })
  id!: string;

  @Column({ type: 'uuid', name: 'pool_id' })
  poolId!: string;

  /** The pool's desk and region, held equal by a foreign key: visibility and search read them here. */
  @Column({ type: 'uuid', name: 'desk_id' })
  deskId!: string;

  @Column({ type: 'text', name: 'region_code' })
  regionCode!: string;

  @Column({ type: 'text', name: 'municipality_code', nullable: true })
  municipalityCode!: string | null;

  @Column({ type: 'text' })
  state!: CandidateProfileState;

  /** YYYY-MM. */
  @Column({ type: 'text', name: 'available_from', nullable: true })
  availableFrom!: string | null;

  @Column({ type: 'integer', name: 'hours_min', nullable: true })
  hoursMin!: number | null;

  @Column({ type: 'integer', name: 'hours_max', nullable: true })
  hoursMax!: number | null;

  @Column({ type: 'text', name: 'working_level', nullable: true })
  workingLevel!: WorkingLevel | null;

  /** SCHEME:code. */
  @Column({ type: 'text', array: true, nullable: true })
  occupations!: string[] | null;

  /** Sections of SBI 2008, A to U. */
  @Column({ type: 'text', array: true, nullable: true })
  sectors!: string[] | null;

  @Column({ type: 'text', array: true, nullable: true })
  skills!: string[] | null;

  /** What the dictionary has for the skills; kept by the database. Null as the skills are. */
  @Column({ type: 'integer', array: true, name: 'skill_ids', nullable: true, select: false })
  skillIds?: number[] | null;

  /** ISO 639-3. */
  @Column({ type: 'text', array: true, nullable: true })
  languages!: string[] | null;

  @Column({ type: 'text', array: true, name: 'driving_licences', nullable: true })
  drivingLicences!: string[] | null;

  @Column({ type: 'integer', name: 'travel_distance_km', nullable: true })
  travelDistanceKm!: number | null;

  @Column({ type: 'integer', name: 'travel_time_minutes', nullable: true })
  travelTimeMinutes!: number | null;

  @Column({ type: 'text', array: true, name: 'travel_means', nullable: true })
  travelMeans!: TravelMeans[] | null;

  @Column({ type: 'date', name: 'published_on' })
  publishedOn!: string;

  /** The day on which what it tells last changed: it was published or corrected. */
  @Column({ type: 'date', name: 'changed_on' })
  changedOn!: string;

  @Column({ type: 'date', name: 'verified_on' })
  verifiedOn!: string;

  @Column({ type: 'date', name: 'withdrawn_on', nullable: true })
  withdrawnOn!: string | null;

  /** The last day on which it is published; null when no end is set. From the day after it counts as withdrawn. */
  @Column({ type: 'date', name: 'published_until', nullable: true })
  publishedUntil!: string | null;

  /** Counts its corrections from 1: a correction is compare-and-set on it. */
  @Column({ type: 'integer' })
  revision!: number;
}
