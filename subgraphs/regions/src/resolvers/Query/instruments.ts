import { today } from '@banenbrug/service-common';
import type { RegionsContext } from '../../context';
import type { Grantor } from '../../reference/instrument';

export const instruments = async (
  _: unknown,
  { on, grantor }: { on?: string | null; grantor?: Grantor | null },
  { loaders, clock }: RegionsContext,
) => {
  const inForce = await loaders.instrumentsInForce.load(on ?? today(clock));
  return grantor == null ? inForce : inForce.filter(({ grantors }) => grantors.includes(grantor));
};
