import type { ResolverMap } from '@banenbrug/service-common';
import { ContactPerson } from './ContactPerson';
import { Desk } from './Desk';
import { DeskConnection } from './DeskConnection';
import { DeskContact } from './DeskContact';
import { Municipality } from './Municipality';
import { nameDeskContact } from './Mutation/nameDeskContact';
import { PlaceMatch } from './PlaceMatch';
import { desk } from './Query/desk';
import { desks } from './Query/desks';
import { municipality } from './Query/municipality';
import { places } from './Query/places';
import { referenceData } from './Query/referenceData';
import { region } from './Query/region';
import { regions } from './Query/regions';
import { Region } from './Region';

/** Every resolver of this subgraph, by type and field. */
export const resolvers: ResolverMap = {
  Query: { desk, desks, municipality, places, referenceData, region, regions },
  Mutation: { nameDeskContact },
  ContactPerson,
  Desk,
  DeskConnection,
  DeskContact,
  Municipality,
  PlaceMatch,
  Region,
};
