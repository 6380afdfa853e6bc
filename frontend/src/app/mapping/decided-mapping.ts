import { type Inspection, MAPPING_FIELDS, type Mapping } from '@etl-studio/contracts';

import { missingFields, sameField, startingDraft, toMapping } from './mapping-draft';
import { openQuestions } from './open-question';

/** Whether mapping a file would begin with what is saved for its dataset, complete, and with nothing to ask. */
export function isDecided(inspection: Inspection, saved: Mapping): boolean {
  const draft = startingDraft(inspection.suggestedMapping);
  const mapping = toMapping(draft);
  const isSaved = MAPPING_FIELDS.every((field) => {
    // How a column is read, where the saved mapping leaves it to the file.
    const { format, decimal } = mapping[field] ?? {};
    return sameField(mapping[field], saved[field] && { format, decimal, ...saved[field] });
  });
  return (
    isSaved &&
    missingFields(draft).length === 0 &&
    openQuestions(draft, inspection, {}).every(({ answered }) => answered)
  );
}
