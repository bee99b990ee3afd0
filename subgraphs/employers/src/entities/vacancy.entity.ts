import type { WorkingLevel } from '@banenbrug/service-common';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How the work of a vacancy came to be offered. */
export type VacancyKind = 'OPEN' | 'CREATED' | 'ANNOUNCED';

/**
 * Work at one site of an employer. It is open until the day it closes and never deleted: others hold its id.
 * Employer and region are the site's, held there by the foreign key.
 */
@Entity({ name: 'vacancies' })
export class Vacancy {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_vacancies' })
  id!: string;

  @Column({ type: 'uuid', name: 'employer_id' })
  employerId!: string;

  @Column({ type: 'uuid', name: 'site_id' })
  siteId!: string;

  @Column({ type: 'text', name: 'region_code' })
  regionCode!: string;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text' })
  kind!: VacancyKind;

  @Column({ type: 'text', nullable: true })
  description!: string | null;

  /** Each as SCHEME:code, such as ISCO:9333. */
  @Column({ type: 'text', array: true })
  occupations!: string[];

  /** Null when unknown. */
  @Column({ type: 'text', name: 'working_level_at_least', nullable: true })
  workingLevelAtLeast!: WorkingLevel | null;

  /** Hours per week; null when unknown. */
  @Column({ type: 'integer', name: 'hours_min', nullable: true })
  hoursMin!: number | null;

  @Column({ type: 'integer', name: 'hours_max', nullable: true })
  hoursMax!: number | null;

  @Column({ type: 'integer' })
  positions!: number;

  /** ISO 639-3. */
  @Column({ type: 'text', array: true })
  languages!: string[];

  /** Codes of the enum DrivingLicence. */
  @Column({ type: 'text', array: true, name: 'driving_licences' })
  drivingLicences!: string[];

  @Column({ type: 'date', name: 'starts_on', nullable: true })
  startsOn!: string | null;

  /** The last day of work of a temporary job. */
  @Column({ type: 'date', name: 'ends_on', nullable: true })
  endsOn!: string | null;

  /** The last day on which it is open; null while there is none. */
  @Column({ type: 'date', name: 'closes_on', nullable: true })
  closesOn!: string | null;

  @Column({ type: 'date', name: 'published_on' })
  publishedOn!: string;
}
