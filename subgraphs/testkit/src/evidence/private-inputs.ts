import { isByChance, sensitive, type SensitiveKind } from './sensitive';

/** Fields of inputs that are private whatever a test writes into them. */
const privateFields: Readonly<Record<string, SensitiveKind>> = {
  deskReference: 'private text',
  deskNotes: 'private text',
  notes: 'private text',
  meetingAt: 'meeting time',
  idempotencyKey: 'idempotency key',
};

/** Names the private fields in an operation's variables for the search; the shortest of them would prove nothing. */
export function rememberPrivateInputs(variables: unknown): void {
  if (typeof variables !== 'object' || variables === null) return;
  for (const [name, value] of Object.entries(variables)) {
    const kind = privateFields[name];
    if (kind !== undefined && typeof value === 'string' && !isByChance(value)) sensitive(kind, value);
    rememberPrivateInputs(value);
  }
}
