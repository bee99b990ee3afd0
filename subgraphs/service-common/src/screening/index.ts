export { isBsn } from './bsn';
export { type ScreeningFinding, sensitiveCategories, type SensitiveCategory } from './finding';
export { screen } from './screen';
