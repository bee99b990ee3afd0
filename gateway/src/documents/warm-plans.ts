import { type Clock, type Logger, faultOf } from '@banenbrug/service-common';
import { type DocumentNode, parse } from 'graphql';
import type { TrustedDocument } from './read-manifest';

/** What plans are made ahead with. */
export interface WarmingOptions {
  /**
   * Plans the one operation of a document that is kept under the id, and returns how many plans that were; none for a
   * subscription.
   */
  readonly plan: (document: DocumentNode, documentId: string) => Promise<number>;
  readonly logger: Logger;
  readonly clock: Clock;
  /** How many documents are planned at a time. Default 4. */
  readonly concurrency?: number | undefined;
}

/** What came of planning ahead. */
export interface WarmedPlans {
  readonly documents: number;
  readonly plans: number;
  /** How many documents could not be planned: who asks one learns why. */
  readonly failed: number;
}

/**
 * Plans and compiles trusted documents before anybody asks them. One that cannot be planned is told in the log by its
 * name, and keeps nobody from the others. Never rejects.
 */
export async function warmPlans(
  documents: readonly TrustedDocument[],
  { plan, logger, clock, concurrency = 4 }: WarmingOptions,
): Promise<WarmedPlans> {
  const startedAt = clock.now().getTime();
  const waiting = documents.values();
  let plans = 0;
  let failed = 0;
  const work = async (): Promise<void> => {
    for (const { id, name, body } of waiting) {
      try {
        const made = await plan(parse(body, { noLocation: true }), id);
        plans += made;
      } catch (error) {
        failed += 1;
        logger.warn(
          { document: name, fault: faultOf(error) },
          'a trusted document could not be planned ahead',
        );
      }
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  const warmed = { documents: documents.length, plans, failed };
  if (documents.length > 0) {
    logger.info({ ...warmed, ms: clock.now().getTime() - startedAt }, 'trusted documents are planned ahead');
  }
  return warmed;
}
