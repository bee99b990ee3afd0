import { randomUUID } from 'node:crypto';
import type { TestHub } from '@banenbrug/testkit';

let lastNumber = 10_000_000;

/** An employer, open unless it is said when it closed. */
export async function seedEmployer(hub: TestHub, closedOn: string | null = null): Promise<string> {
  const id = randomUUID();
  lastNumber += 1;
  await hub.sql(
    `insert into employers.employers (id, name, kvk_number, registered_on, closed_on)
     values ($1, 'Depot B.V.', $2, '2026-01-01', $3)`,
    [id, String(lastNumber), closedOn],
  );
  return id;
}
