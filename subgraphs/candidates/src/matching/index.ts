export * from './criteria';
export * from './engine';
export * from './explanation';
export * from './match-page';
export * from './question';
export * from './question-source';
export * from './verdict';
export * from './vacancies-of-profile';
