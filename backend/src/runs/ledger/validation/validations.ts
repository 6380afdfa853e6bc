import { Injectable } from '@nestjs/common';
import type { Mapping, Rules, ValidateRequest, ValidationReport } from '@etl-studio/contracts';
import { MappingError } from '@etl-studio/engine';
import { unusableSchema } from '../../../datasets';
import { StartCheck } from '../../lifecycle/start-check';
import { RunFiles } from '../../reading/run-files';
import type { RunRow } from '../../run.entity';
import { digestOfReading, encodeBasis } from './basis';
import { FilePass } from './file-pass';
import { FileSessions } from './file-session';
import { LedgerComparison } from './ledger-comparison';
import { Targets } from './targets';

/** What a start would do, found out from the run's whole file without storing anything. */
@Injectable()
export class Validations {
  constructor(
    private readonly files: RunFiles,
    private readonly startCheck: StartCheck,
    private readonly targets: Targets,
    private readonly pass: FilePass,
    private readonly sessions: FileSessions,
    private readonly comparison: LedgerComparison,
  ) {}

  /** With the mapping that is given, else with the one that a start would use. */
  async report(
    orgId: string,
    runId: string,
    request: ValidateRequest,
    signal: AbortSignal,
  ): Promise<ValidationReport> {
    const file = await this.files.of(orgId, runId);
    const target = await this.targets.of(file.run);
    const schema = await this.schemaFor(file.run, request);
    const mode = request.mode ?? file.run.mode;
    const reading = { ...schema, sliceBy: target.sliceBy };
    const figures = await this.pass.figures(file, reading, signal).catch(refuseMapping);
    const { totalRows, validRows, invalidRows, errors } = figures;
    return this.sessions.hold(file, reading, figures, signal, async (held) => {
      const double = await this.comparison.doubleCount(held, target, mode, validRows);
      const how = digestOfReading(schema.mapping, schema.rules, mode);
      const basis = await this.comparison.basis(held, target, mode, { how, double: double !== null });
      const gaps = await this.comparison.gaps(held);
      return {
        totalRows,
        validRows,
        invalidRows,
        errors,
        totals: await this.comparison.totals(held, target),
        overlap: await this.comparison.overlap(held, target),
        possibleDoubleCount: double,
        gaps: gaps.days,
        gapCount: gaps.count,
        basis: encodeBasis(basis),
      };
    });
  }

  private async schemaFor(
    run: RunRow,
    { mapping, rules }: ValidateRequest,
  ): Promise<{ mapping: Mapping; rules: Rules }> {
    if (mapping) return { mapping, rules: rules ?? {} };
    const { schema } = await this.startCheck.planFor(run, undefined);
    return { mapping: schema.mapping, rules: rules ?? schema.rules };
  }
}

function refuseMapping(error: unknown): never {
  throw error instanceof MappingError ? unusableSchema(error.problems) : error;
}
