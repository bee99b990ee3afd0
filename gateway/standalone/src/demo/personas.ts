import type { CallerClaims } from '@banenbrug/service-common';
import { defaultSeed, demoId } from './demo-id';

/** Somebody to ask the demo hub as: a role with its scope, no person. */
export interface Persona {
  /** What `npm run token -- --as` takes. */
  readonly name: 'employer' | 'desk' | 'organiser' | 'liaison' | 'admin';
  readonly title: string;
  readonly subject: string;
  readonly claims: CallerClaims;
}

/** Names of the demo objects that personas speak for; the demo data gives them to the objects themselves. */
export const demoEmployerName = ['employer', 0] as const;
/** The desk of a region. */
export const demoDeskName = (regionCode: string) => ['desk', regionCode] as const;

const deskRegion = 'AM06';

/** One persona per role. */
export const personas: readonly Persona[] = [
  {
    name: 'employer',
    title: 'Employer with depots in Apeldoorn, Venlo and Amsterdam',
    subject: 'demo-employer',
    claims: { role: 'EMPLOYER', employerId: demoId(defaultSeed, ...demoEmployerName) },
  },
  {
    name: 'desk',
    title: 'Desk of Veluwe Stedendriehoek',
    subject: 'demo-desk',
    claims: { role: 'DESK', deskId: demoId(defaultSeed, ...demoDeskName(deskRegion)), regions: [deskRegion] },
  },
  {
    name: 'organiser',
    title: 'Organiser of dialogue sessions',
    subject: 'demo-organiser',
    claims: { role: 'ORGANISER' },
  },
  { name: 'liaison', title: 'National liaison desk', subject: 'demo-liaison', claims: { role: 'LIAISON' } },
  { name: 'admin', title: 'Administrator', subject: 'demo-admin', claims: { role: 'ADMIN' } },
];
