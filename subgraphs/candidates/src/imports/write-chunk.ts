import {
  type Clock,
  type CreateId,
  type Database,
  today,
  writeAudit,
  type Caller,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { ImportChunk, type ProfileImport } from '../entities';
import type { FileChunk } from './file-rows';
import { lockByReference } from './find-by-reference';
import type { LineProblem } from './judged-row';
import { type Lease, leaseEnd, LeaseLostError } from './lease';
import { type ChunkPlan, planChunk } from './plan-chunk';
import type { KnownSkills } from './resolve-skills';
import { writeProfiles } from './write-profiles';

/** What works at an import. */
export interface ImportWork {
  readonly found: ProfileImport;
  readonly lease: Lease;
  /** The desk, as which everything is read and written. */
  readonly caller: Caller;
  readonly requestId: string;
  readonly database: Database;
  readonly skills: KnownSkills;
  readonly clock: Clock;
  readonly createId: CreateId;
}

/** Writes one chunk in one transaction: all of it stands, with its part of the report, or nothing. */
export async function writeChunk(work: ImportWork, chunk: FileChunk): Promise<void> {
  const { found, database, clock, createId } = work;
  const { deskId, poolId, regionCode, isDryRun, id: importId } = found;
  const day = today(clock);
  const texts = new Set(chunk.accepted.flatMap(({ profile }) => profile.skills ?? []));
  const skills = isDryRun ? new Map() : await work.skills.resolve(database.manager, texts);
  await database.transaction(async (manager) => {
    const references = chunk.accepted.map(({ reference }) => reference);
    const existing = await lockByReference(manager, deskId, references, day);
    const plan = planChunk(chunk.accepted, existing, { poolId, regionCode }, createId);
    if (!isDryRun) {
      await writeProfiles(manager, plan, skills, { importId, deskId, today: day });
      await keepPublished(manager, importId, chunk, plan);
    }
    const problems = [...chunk.problems, ...plan.problems];
    await insertProblems(manager, importId, problems);
    await writeAudit(manager, work, lineOf(importId, plan, isDryRun));
    await advance(manager, work, chunk, plan, problems);
  });
}

async function keepPublished(
  manager: EntityManager,
  importId: string,
  { firstRow }: FileChunk,
  { publish }: ChunkPlan,
): Promise<void> {
  if (publish.length === 0) return;
  await manager.insert(ImportChunk, { importId, firstRow, published: publish.map(({ id }) => id) });
}

async function insertProblems(
  manager: EntityManager,
  importId: string,
  problems: readonly LineProblem[],
): Promise<void> {
  if (problems.length === 0) return;
  const rows = problems.map((problem) => ({
    place: `${String(problem.line).padStart(9, '0')} ${problem.field} ${problem.category}`,
    line: problem.line,
    field: problem.field,
    category: problem.category,
    refuses_row: problem.refusesRow,
  }));
  await manager.query(
    `insert into import_row_problems (import_id, place, line, field, category, refuses_row)
     select $1, p.place, p.line, p.field, p.category, p.refuses_row
     from json_populate_recordset(null::import_row_problems, $2::json) p on conflict do nothing`,
    [importId, JSON.stringify(rows)],
  );
}

/** Whose private details were compared, and who was published: the line of the chunk names them all. */
const lineOf = (importId: string, { publish, update, unchanged }: ChunkPlan, isDryRun: boolean) => ({
  action: isDryRun ? 'TRY_IMPORT_CHUNK' : 'IMPORT_CHUNK',
  objectIds: [importId, ...[...publish, ...update].map(({ id }) => id), ...unchanged],
  purpose: isDryRun
    ? 'try an import of the desk’s own export'
    : 'offer candidates to employers, with recorded consent, from the desk’s own export',
});

/** Counts the chunk, in its own transaction and only for whoever has the lease. @throws LeaseLostError */
async function advance(
  manager: EntityManager,
  { found, lease, clock }: ImportWork,
  chunk: FileChunk,
  { publish, update, unchanged, unknown }: ChunkPlan,
  problems: readonly LineProblem[],
): Promise<void> {
  const refused = new Set(problems.filter(({ refusesRow }) => refusesRow).map(({ line }) => line)).size;
  const [, advanced] = await manager.query<[unknown, number]>(
    `update imports i set rows_done = $3, published = published + $4, updated = updated + $5,
       unchanged = unchanged + $6, refused = refused + $7, lease_until = $8,
       unknown_fields = (select coalesce(jsonb_object_agg(field, n), '{}') from (
         select field, sum(n::integer) as n from (
           select * from jsonb_each_text(i.unknown_fields) union all select * from jsonb_each_text($9::jsonb)
         ) as both_parts (field, n) group by field) as sums)
     where id = $1 and lease_id = $2 and state = 'RUNNING'`,
    [
      found.id,
      lease.leaseId,
      chunk.firstRow - 1 + chunk.rows,
      publish.length,
      update.length,
      unchanged.length,
      refused,
      leaseEnd(clock),
      JSON.stringify(Object.fromEntries(unknown)),
    ],
  );
  if (advanced !== 1) throw new LeaseLostError();
}
