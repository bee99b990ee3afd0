export * from './desk.entity';
export * from './desk-contact.entity';
export * from './desk-region.entity';
export * from './instrument.entity';
export * from './instrument-terms.entity';
export * from './municipality.entity';
export * from './municipality-region.entity';
export * from './region.entity';
