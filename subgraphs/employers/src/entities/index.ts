export * from './employer.entity';
export * from './employer-contact.entity';
export * from './site.entity';
export * from './vacancy.entity';
export * from './workplace-offer';
