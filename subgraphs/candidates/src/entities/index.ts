export * from './candidate-pool.entity';
export * from './candidate-profile.entity';
export * from './erasure-receipt.entity';
export * from './introduction.entity';
export * from './introduction-meeting.entity';
export * from './introduction-private.entity';
export * from './profile-private.entity';
export * from './skill.entity';
