import { today } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import type { Arrangement } from '../../entities';
import { heldOn } from './arrangement-state.service';

/**
 * The versions that held on a day, of each framework the latest, in the order given. Without a first day a version holds
 * from the day on which it was signed; days to come are judged by what is known today.
 */
export async function versionsInForce(
  versions: readonly Arrangement[],
  day: string,
  { loaders, clock }: AgreementsContext,
): Promise<Arrangement[]> {
  const held = await Promise.all(
    versions.map(async (version) => {
      const changes = await loaders.stateChangesByArrangementId.load(version.id);
      return heldOn(changes, version, day, today(clock)) ? [version] : [];
    }),
  );
  return latestOfEach(held.flat());
}

/** Of each framework the latest of the versions. */
function latestOfEach(versions: readonly Arrangement[]): Arrangement[] {
  return versions.filter(
    ({ frameworkId, version }) =>
      !versions.some((other) => other.frameworkId === frameworkId && other.version > version),
  );
}
