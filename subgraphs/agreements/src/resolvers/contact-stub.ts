/** A contact person as its owner resolves it: the concrete type and the id. */
export interface ContactStub {
  readonly __typename: 'DeskContact' | 'EmployerContact';
  readonly id: string;
}
