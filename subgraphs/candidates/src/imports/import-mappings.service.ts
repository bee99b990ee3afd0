import {
  done,
  type Outcome,
  referenceUnknown,
  refusal,
  refused,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { CandidatesContext } from '../context';
import { ImportMapping } from '../entities';
import { requireDesk } from '../services/candidate-access.service';
import {
  checkSavedMapping,
  type CreateImportInput,
  mappingOfInput,
  type SaveImportMappingInput,
} from './check-import.service';
import type { ColumnMapping } from './mapping/column-mapping';
import { presetMappings } from './mapping/sonar-preset';

/** The name under which the mapping stands that a desk used last. */
export const lastUsed = '';

/** Remembers what the columns of a desk's exports mean, under a name; the same name again replaces it. */
export async function saveImportMapping(
  context: CandidatesContext,
  input: SaveImportMappingInput,
): Promise<Outcome<ImportMapping>> {
  const deskId = requireDesk(context.caller);
  const invalid = refusal<ImportMapping>(checkSavedMapping(input));
  if (invalid) return invalid;
  return context.database.transaction(async (manager) => {
    const row = rowOf(context, deskId, input.format, input.name.trim(), mappingOfInput(input.mapping));
    await remember(manager, row);
    await writeAudit(manager, context, {
      action: 'saveImportMapping',
      objectIds: [deskId],
      purpose: 'remember what the columns of the desk’s own export mean',
    });
    return done(row);
  });
}

/**
 * What the columns of a file mean: as the input says, as it was remembered under the name that it gives, or as when the
 * desk last told it; NONE when nothing of it is known.
 */
export async function mappingFor(
  manager: EntityManager,
  deskId: string,
  input: CreateImportInput,
): Promise<Outcome<ColumnMapping | 'NONE'>> {
  const { format, mappingName } = input;
  if (format === 'VUM_JSON') return done('NONE');
  const told = toldMapping(input);
  if (told) return done(told);
  const name = mappingName?.trim() || lastUsed;
  const found = await manager.findOneBy(ImportMapping, { deskId, format, name });
  if (!found && name !== lastUsed) return refused(referenceUnknown('input', 'mappingName'));
  return done((found?.mapping as ColumnMapping | undefined) ?? 'NONE');
}

/** Remembers what an import tells of its columns as the last that its desk used. */
export async function rememberLast(
  manager: EntityManager,
  context: Pick<CandidatesContext, 'clock'>,
  deskId: string,
  input: CreateImportInput,
): Promise<void> {
  const told = toldMapping(input);
  if (told) await remember(manager, rowOf(context, deskId, input.format, lastUsed, told));
}

const toldMapping = ({ mapping, preset }: CreateImportInput): ColumnMapping | null =>
  mapping ? mappingOfInput(mapping) : preset ? presetMappings[preset] : null;

const rowOf = (
  { clock }: Pick<CandidatesContext, 'clock'>,
  deskId: string,
  format: ImportMapping['format'],
  name: string,
  mapping: ColumnMapping,
): ImportMapping => ({ deskId, format, name, mapping, savedAt: clock.now() });

async function remember(manager: EntityManager, row: ImportMapping): Promise<void> {
  await manager.query(
    `insert into import_mappings (desk_id, format, name, mapping, saved_at) values ($1, $2, $3, $4, $5)
     on conflict (desk_id, format, name) do update set mapping = excluded.mapping, saved_at = excluded.saved_at`,
    [row.deskId, row.format, row.name, JSON.stringify(row.mapping), row.savedAt],
  );
}
