import { Injectable } from '@nestjs/common';
import {
  type FieldMapping,
  type FieldProblem,
  type FieldSuggestion,
  type Inspection,
  type Mapping,
  MAPPING_FIELDS,
  REQUIRED_FIELDS,
} from '@etl-studio/contracts';
import { DatasetLookup, SchemasService } from '../datasets';
import type { RequestAccess } from '../orgs';
import { DomainError } from '../platform/http';

/** Finds what a file is imported with when nobody looks at it first. */
@Injectable()
export class ImportSchemas {
  constructor(
    private readonly datasets: DatasetLookup,
    private readonly schemas: SchemasService,
  ) {}

  /**
   * The schema version of the mapping that was given, else the dataset's active one, else that of the suggestion
   * where nothing about it is ambiguous. Throws `mapping_required`.
   */
  async versionFor(
    access: RequestAccess,
    datasetId: string,
    given: Mapping | undefined,
    { suggestedMapping }: Inspection,
  ): Promise<number> {
    const active = (await this.datasets.find(access.orgId, datasetId))?.activeSchemaVersion ?? null;
    if (!given && active !== null) return active;
    const mapping = given ?? certain(suggestedMapping);
    // A mapping comes without rules: those of the dataset stay.
    const rules =
      active === null
        ? {}
        : ((await this.datasets.schemaVersion(access.orgId, datasetId, active))?.rules ?? {});
    return (await this.schemas.publish(access, datasetId, { mapping, rules })).version;
  }
}

function certain(suggested: Inspection['suggestedMapping']): Mapping {
  const problems: FieldProblem[] = [];
  const mapping: Mapping = {};
  for (const field of MAPPING_FIELDS) {
    const suggestion = suggested[field];
    const isRequired = (REQUIRED_FIELDS as readonly string[]).includes(field);
    if (suggestion?.ambiguous) problems.push(ambiguous(field, suggestion));
    else if (suggestion) mapping[field] = withoutReasons(suggestion);
    else if (isRequired) problems.push(missing(field));
  }
  if (problems.length === 0) return mapping;
  const what = problems.map(({ message }) => message).join('; ');
  const detail = `The file was uploaded, and the dataset has no mapping yet: ${what}. Send a mapping, or map the draft.`;
  throw new DomainError('mapping_required', detail, { errors: problems });
}

function withoutReasons({
  source,
  constant,
  format,
  decimal,
  default: fallback,
}: FieldSuggestion): FieldMapping {
  return {
    ...(source !== undefined && { source }),
    ...(constant !== undefined && { constant }),
    ...(format !== undefined && { format }),
    ...(decimal !== undefined && { decimal }),
    ...(fallback !== undefined && { default: fallback }),
  };
}

function ambiguous(field: string, { source = '', ambiguous: choice }: FieldSuggestion): FieldProblem {
  const options = (choice?.options ?? []).map(({ format, decimal }) => format ?? decimal).join(' or ');
  const message = `the column "${source}" of ${field} can be read in several ways (${options})`;
  return { path: `mapping.${field}`, message };
}

function missing(field: string): FieldProblem {
  return { path: `mapping.${field}`, message: `no column of the file looks like ${field}` };
}
