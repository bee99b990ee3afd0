import { type Caller, publicCaller } from '@banenbrug/service-common';

const base = { employerId: null, deskId: null, regions: [], subject: 'tester' } as const;

/** One caller of each role, made as a verified token would make it. */
export const callers = {
  public: publicCaller,
  employer: (employerId: string, subject = `employer ${employerId}`): Caller =>
    Object.freeze({ ...base, role: 'EMPLOYER', employerId, subject }),
  desk: (deskId: string, regions: readonly string[], subject = `desk ${deskId}`): Caller =>
    Object.freeze({ ...base, role: 'DESK', deskId, regions, subject }),
  organiser: (subject = 'organiser'): Caller => Object.freeze({ ...base, role: 'ORGANISER', subject }),
  liaison: (subject = 'liaison'): Caller => Object.freeze({ ...base, role: 'LIAISON', subject }),
  admin: (subject = 'admin'): Caller => Object.freeze({ ...base, role: 'ADMIN', subject }),
};
