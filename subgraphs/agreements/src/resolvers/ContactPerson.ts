import type { ContactStub } from './contact-stub';

export const ContactPerson = { __resolveType: ({ __typename }: ContactStub) => __typename };
