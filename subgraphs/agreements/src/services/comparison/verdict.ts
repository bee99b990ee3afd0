/** How what a place has stands beside the standard (the enum ComparisonVerdict of the schema). */
export type Verdict = 'SAME' | 'DIFFERS' | 'UNKNOWN';
