import {
  checkCodes,
  checkFunctionAddress,
  checkPhone,
  createOnce,
  done,
  invalidValue,
  isRegionCode,
  type Outcome,
  refusal,
  requireRole,
  today,
  type UserError,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { RegionsContext } from '../context';
import { Desk, type DeskKind } from '../entities';
import { insertDeskRegions } from '../repositories/desk.repository';
import { checkDeskName, checkResponseDays, checkWebsite } from './desk-input.service';

/** A desk to register. */
export interface RegisterDeskInput {
  readonly idempotencyKey?: string | null;
  readonly kind: DeskKind;
  readonly name: string;
  readonly regions: readonly string[];
  readonly functionAddress: string;
  readonly phone?: string | null;
  readonly website?: string | null;
  readonly responseDays: number;
}

const mostRegions = 35;

/** The kinds that employers call first in a region. */
export const firstContactKinds: ReadonlySet<DeskKind> = new Set<DeskKind>(['WSP', 'WERKCENTRUM']);

/** Registers a desk with the regions it serves, verified today. */
export async function registerDesk(
  context: RegionsContext,
  input: RegisterDeskInput,
): Promise<Outcome<Desk>> {
  requireRole(context.caller, 'ADMIN');
  const invalid = refusal<Desk>(check(input));
  if (invalid) return invalid;
  return context.database.transaction((manager) =>
    createOnce(
      manager,
      context,
      { mutation: 'registerDesk', input },
      (id) => insert(manager, context, input, id),
      async (id) => done(await manager.findOneByOrFail(Desk, { id })),
    ),
  );
}

function check(input: RegisterDeskInput): UserError[] {
  const regions = ['input', 'regions'];
  return [
    ...checkDeskName(input.name),
    ...(input.regions.length === 0 ? [invalidValue(regions, 'REQUIRED')] : []),
    ...checkCodes(input.regions, regions, { isKnown: isRegionCode, maximumItems: mostRegions }),
    ...checkFunctionAddress(input.functionAddress, ['input', 'functionAddress']),
    ...checkPhone(input.phone, ['input', 'phone']),
    ...checkWebsite(input.website),
    ...checkResponseDays(input.responseDays),
  ];
}

async function insert(
  manager: EntityManager,
  context: RegionsContext,
  input: RegisterDeskInput,
  id: string,
): Promise<Outcome<Desk>> {
  const desk: Desk = {
    id,
    kind: input.kind,
    name: input.name.trim(),
    functionAddress: input.functionAddress,
    phone: input.phone ?? null,
    website: input.website ?? null,
    responseDays: input.responseDays,
    verifiedOn: today(context.clock),
    closedOn: null,
    succeededBy: null,
    revision: 1,
  };
  await manager.insert(Desk, desk);
  await insertDeskRegions(manager, desk, [...new Set(input.regions)], firstContactKinds.has(desk.kind));
  await writeAudit(manager, context, {
    action: 'registerDesk',
    objectIds: [id],
    purpose: 'admit a desk',
    deskId: id,
  });
  return done(desk);
}
