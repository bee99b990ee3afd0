import type { Desk, DeskRegion } from '@banenbrug/regions';
import { referenceRegions } from '@banenbrug/service-common';
import type { DemoSetting } from '../demo-setting';
import { demoDeskName } from '../personas';

/** The regions of the Amsterdam metropolitan area, which share a desk. */
const metropolitanRegions = ['AM11', 'AM12', 'AM17', 'AM18', 'AM37'];

/** What the desks are made of: rows of the two tables. */
export interface DeskRows {
  readonly desks: readonly Desk[];
  readonly deskRegions: readonly DeskRegion[];
}

/** A desk of first contact in every region, one over five regions, and one for the whole country. */
export function deskRows(setting: DemoSetting): DeskRows {
  const regional = referenceRegions.map(({ code, name }, index) => ({
    desk: regionalDesk(setting, code, name, index),
    regions: [code],
  }));
  const shared = [
    {
      desk: sharedDesk(setting, 'metropolitan', {
        kind: 'CROSS_REGIONAL',
        name: 'Regioloket metropool Amsterdam (demo)',
        functionAddress: 'regioloket.metropool@example.nl',
        responseDays: 2,
      }),
      regions: metropolitanRegions,
    },
    {
      desk: sharedDesk(setting, 'national', {
        kind: 'NATIONAL_LIAISON',
        name: 'Landelijk loket werkgevers (demo)',
        functionAddress: 'landelijk.loket@example.nl',
        responseDays: 3,
      }),
      regions: referenceRegions.map(({ code }) => code),
    },
  ];
  const rowsOf = (desks: readonly { desk: Desk; regions: readonly string[] }[], isFirstContact: boolean) =>
    desks.flatMap(({ desk, regions }) =>
      regions.map((regionCode) => ({ deskId: desk.id, regionCode, isFirstContact })),
    );
  return {
    desks: [...regional, ...shared].map(({ desk }) => desk),
    deskRegions: [...rowsOf(regional, true), ...rowsOf(shared, false)],
  };
}

function regionalDesk(setting: DemoSetting, code: string, region: string, index: number): Desk {
  const random = setting.random('desk', code);
  const isWorkCentre = index % 3 !== 2;
  return {
    id: setting.id(...demoDeskName(code)),
    kind: isWorkCentre ? 'WERKCENTRUM' : 'WSP',
    name: `${isWorkCentre ? 'Werkcentrum' : 'Werkgeversservicepunt'} ${region} (demo)`,
    functionAddress: `${isWorkCentre ? 'werkcentrum' : 'wsp'}.${code.toLowerCase()}@example.nl`,
    phone: null,
    website: null,
    responseDays: random.integer(1, 5),
    // Some are older than the 180 days after which a desk's details are stale.
    verifiedOn: setting.ago(random.chance(0.15) ? random.integer(190, 400) : random.integer(5, 120)),
    closedOn: null,
    succeededBy: null,
    revision: 1,
  };
}

function sharedDesk(
  setting: DemoSetting,
  name: string,
  given: Pick<Desk, 'kind' | 'name' | 'functionAddress' | 'responseDays'>,
): Desk {
  return {
    id: setting.id('desk', name),
    ...given,
    phone: null,
    website: null,
    verifiedOn: setting.ago(30),
    closedOn: null,
    succeededBy: null,
    revision: 1,
  };
}
