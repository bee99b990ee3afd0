/** Every contact person this subgraph knows is an employer's. */
export const ContactPerson = { __resolveType: () => 'EmployerContact' };
