import { HubError, isRegionCode, today } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import { findRegionContacts, type RegionContact } from '../../repositories/region-contact.repository';
import { findInstrumentTerms } from '../../repositories/instrument-terms.repository';
import { findCompleteness, findFreshness } from '../../repositories/profile-figures.repository';
import { compareContacts, compareResponseTimes } from './compare-contacts.service';
import { compareCompleteness, compareFreshness } from './compare-profiles.service';
import { compareSchemes } from './compare-schemes.service';
import { denyUnlessArrangementReader, denyUnlessRegionWatcher } from '../reading-scope.service';
import type { RegionRow, RegionTopic } from './region-table.service';

/** What a caller asks of `compareRegions`. */
export interface RegionQuestion {
  readonly regions: readonly string[];
  readonly topics: readonly RegionTopic[];
  /** The day; today when null. */
  readonly on?: string | null;
}

/** The type RegionComparison of the schema, before its tables are made. */
export interface RegionComparison {
  readonly on: string;
  readonly regions: readonly string[];
  readonly topics: readonly RegionTopic[];
}

/** A table of the schema. */
export interface RegionTable {
  readonly topic: RegionTopic;
  readonly rows: readonly RegionRow[];
}

/**
 * What is to be compared, each region and topic once.
 * @throws HubError BAD_USER_INPUT with the argument and, of an unknown region, its position counted from 0
 */
export function comparisonOf(
  { regions, topics, on }: RegionQuestion,
  clock: AgreementsContext['clock'],
): RegionComparison {
  for (const [argument, list] of Object.entries({ regions, topics })) {
    if (list.length === 0) throw new HubError('BAD_USER_INPUT', { argument, minimum: 1 });
  }
  const position = regions.findIndex((code) => !isRegionCode(code));
  if (position >= 0) throw new HubError('BAD_USER_INPUT', { argument: 'regions', position });
  return { on: on ?? today(clock), regions: [...new Set(regions)], topics: [...new Set(topics)] };
}

/**
 * The tables of a comparison, in the order of its topics: at most one statement for each, however many regions. One that
 * the caller may not have rejects with HubError FORBIDDEN.
 */
export function tablesOf(comparison: RegionComparison, context: AgreementsContext): Promise<RegionTable>[] {
  const { on, topics } = comparison;
  let found: Promise<readonly RegionContact[]> | undefined;
  const contacts = () => (found ??= findRegionContacts(context.database.manager, on));
  return topics.map(async (topic) => ({
    topic,
    rows: await rowsOf(topic, comparison, context, contacts),
  }));
}

async function rowsOf(
  topic: RegionTopic,
  { on, regions }: RegionComparison,
  { caller, database: { manager } }: AgreementsContext,
  contacts: () => Promise<readonly RegionContact[]>,
): Promise<RegionRow[]> {
  switch (topic) {
    case 'CONTACT':
      return compareContacts(regions, await contacts(), on);
    case 'RESPONSE_TIME':
      return compareResponseTimes(regions, await contacts());
    case 'SCHEMES':
      return compareSchemes(regions, await findInstrumentTerms(manager, on, { regions, municipalities: [] }));
    case 'PROFILE_FRESHNESS':
      denyUnlessArrangementReader(caller);
      return compareFreshness(caller, regions, await findFreshness(manager));
    case 'COMPLETENESS':
      denyUnlessRegionWatcher(caller);
      return compareCompleteness(caller, regions, await findCompleteness(manager));
  }
}
