import { referenceDataSet } from '@banenbrug/service-common';

export const referenceData = () => referenceDataSet;
