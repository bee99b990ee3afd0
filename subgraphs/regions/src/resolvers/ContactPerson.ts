/** Every contact person this subgraph knows is a desk's. */
export const ContactPerson = { __resolveType: () => 'DeskContact' };
