import {
  done,
  invalidValue,
  isUuid,
  type Outcome,
  referenceUnknown,
  refusal,
  refused,
  refusedBeside,
  requireRole,
  revisionConflict,
  stateConflict,
  today,
  type UserError,
  writeAudit,
} from '@banenbrug/service-common';
import type { RegionsContext } from '../context';
import { Desk, type DeskKind } from '../entities';
import { lockDesks } from '../repositories/desk.repository';
import { checkDeskName, checkResponseDays, checkWebsite } from './desk-input.service';

/** What to change of a desk: what is absent stays as it is. */
export interface ChangeDeskInput {
  readonly deskId: string;
  /** The revision that was read: another means that somebody else has changed it since. */
  readonly expectedRevision: number;
  readonly kind?: DeskKind | null;
  readonly name?: string | null;
  readonly responseDays?: number | null;
  /** Null takes it away. */
  readonly website?: string | null;
}

/** Changes a desk, verified today, under the id that it has: all that others hold of it stays its own. */
export async function changeDesk(context: RegionsContext, input: ChangeDeskInput): Promise<Outcome<Desk>> {
  requireRole(context.caller, 'ADMIN');
  const invalid = refusal<Desk>(check(input));
  if (invalid) return invalid;
  const { deskId } = input;
  if (!isUuid(deskId)) return refused(referenceUnknown('input', 'deskId'));
  return context.database.transaction(async (manager) => {
    const [desk] = await lockDesks(manager, [deskId]);
    if (!desk) return refused(referenceUnknown('input', 'deskId'));
    const conflict = conflictOf(input, desk);
    if (conflict) return refusedBeside(desk, conflict);
    const change = {
      kind: input.kind ?? desk.kind,
      name: input.name?.trim() ?? desk.name,
      responseDays: input.responseDays ?? desk.responseDays,
      website: input.website === undefined ? desk.website : input.website,
      verifiedOn: today(context.clock),
      revision: desk.revision + 1,
    };
    await manager.update(Desk, { id: desk.id }, change);
    await writeAudit(manager, context, {
      action: 'changeDesk',
      objectIds: [desk.id],
      purpose: 'change what is told of a desk',
      deskId: desk.id,
    });
    return done(Object.assign(desk, change));
  });
}

const check = ({ kind, name, responseDays, website }: ChangeDeskInput): UserError[] => [
  // The one change of kind that the reform asks for: an employer service desk goes on as a Werkcentrum.
  ...(kind == null || kind === 'WERKCENTRUM' ? [] : [invalidValue(['input', 'kind'], 'NOT_APPLICABLE')]),
  ...(name == null ? [] : checkDeskName(name)),
  ...(responseDays == null ? [] : checkResponseDays(responseDays)),
  ...checkWebsite(website),
];

/** What of the desk's state stands against the change; null when nothing does. */
function conflictOf({ expectedRevision, kind }: ChangeDeskInput, desk: Desk): UserError | null {
  if (desk.closedOn !== null) return stateConflict(['input', 'deskId'], 'CLOSED');
  const conflict = revisionConflict(expectedRevision, desk.revision);
  if (conflict) return conflict;
  const isWerkcentrum = desk.kind === 'WSP' || desk.kind === 'WERKCENTRUM';
  return kind == null || isWerkcentrum ? null : stateConflict(['input', 'kind'], desk.kind);
}
