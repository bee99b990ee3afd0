import { Client, type Pool } from 'pg';
import type { Asked } from '../questions/asked';

/** Copies the profiles into a table without an index: what a first version would have. */
export async function makePlainTable(ownerUrl: string): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query('create schema if not exists plain');
  await owner.query('drop table if exists plain.profiles');
  await owner.query('create unlogged table plain.profiles as select * from candidates.candidate_profiles');
  await owner.query('analyze plain.profiles');
  await owner.end();
}

/** A page the plain way: texts compared by ILIKE, pages counted off by OFFSET, no indexes. */
export function plainPage(pool: Pool, asked: Asked, offset = 0): Promise<unknown> {
  const { regions, hours, occupations, skill } = asked;
  const values: unknown[] = [hours.min, hours.max];
  const given = (value: unknown): string => `$${values.push(value)}`;
  const conditions = [
    `state = 'PUBLISHED' and verified_on >= current_date - 90`,
    'hours_min <= $2 and hours_max >= $1',
    ...(regions ? [`region_code = any(${given(regions)}::text[])`] : []),
    ...(occupations.length > 0
      ? [
          `(${occupations.map((code) => `array_to_string(occupations, ',') ilike ${given(`%${code}%`)}`).join(' or ')})`,
        ]
      : []),
    ...(skill === null ? [] : [`array_to_string(skills, ',') ilike ${given(`%${skill}%`)}`]),
  ];
  return pool.query(
    `select * from plain.profiles where ${conditions.join(' and ')}
     order by verified_on desc, id desc limit 21 offset ${offset}`,
    values,
  );
}
