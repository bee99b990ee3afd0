import type { Encounter } from '../services/reports/encounters.service';

export const SessionEncounter = {
  employer: ({ employerId }: Encounter) => ({ id: employerId }),
  regions: ({ regionCodes }: Encounter) => regionCodes.map((code) => ({ code })),
};
