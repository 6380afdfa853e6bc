import type { Mapping, Rules, Run } from '@etl-studio/contracts';
import type { APIRequestContext, APIResponse } from 'playwright-core';
import type { ConsoleSession } from './console';

export const DAILY_MAPPING: Mapping = {
  date: { source: 'Day', format: 'YYYY-MM-DD' },
  campaign: { source: 'Campaign' },
  channel: { source: 'Channel' },
  spend: { source: 'Cost', decimal: '.' },
  clicks: { source: 'Clicks' },
};

type Method = 'post' | 'put' | 'patch' | 'delete';
type Body = Parameters<APIRequestContext['post']>[1];

/** Makes what a screen is to show, as the person who is signed in. Each verb throws where the answer is no success. */
export class OverApi {
  private constructor(
    private readonly request: APIRequestContext,
    /** Empty where it is the only one of the person. */
    readonly orgId: string,
  ) {}

  /** In the organization of the person who is signed in. */
  static as({ context }: ConsoleSession): OverApi {
    return new OverApi(context.request, '');
  }

  /** In an organization of their own, with nothing in it. */
  static async inNewOrg(session: ConsoleSession, name: string): Promise<OverApi> {
    const { id } = await OverApi.as(session).post<{ id: string }>('/api/orgs', { name });
    return new OverApi(session.context.request, id);
  }

  /** Deletes the organization: with a second one, others' stories would have to say which they mean. */
  async leaveNothing(): Promise<void> {
    await this.answered('delete', `/api/orgs/${this.orgId}`);
  }

  async post<T>(path: string, data: object = {}): Promise<T> {
    return (await this.answered('post', path, { data })).json() as T;
  }

  /** A dataset, with a schema where a mapping is given; its id. */
  async dataset(name: string, mapping?: Mapping, rules: Rules = {}): Promise<string> {
    const { id } = await this.post<{ id: string }>('/api/datasets', { name });
    if (mapping) await this.publishSchema(id, mapping, rules);
    return id;
  }

  async publishSchema(datasetId: string, mapping: Mapping, rules: Rules = {}): Promise<void> {
    await this.answered('put', `/api/datasets/${datasetId}/schema`, { data: { mapping, rules } });
  }

  /** Uploads a file, which stays a draft. */
  async draft(datasetId: string, name: string, text: string | Buffer): Promise<Run> {
    const path = `/api/datasets/${datasetId}/uploads`;
    const answer = await this.answered('post', path, { multipart: { file: csv(name, text) } });
    return ((await answer.json()) as { run: Run }).run;
  }

  async start(runId: string): Promise<void> {
    await this.post(`/api/runs/${runId}/start`);
  }

  /** Imports a file by the dataset's schema, to its end. */
  async imported(datasetId: string, name: string, text: string): Promise<Run> {
    const multipart = { datasetId, wait: '60', file: csv(name, text) };
    const run = (await (await this.answered('post', '/api/imports', { multipart })).json()) as Run;
    if (run.status !== 'SUCCEEDED') throw new Error(`The import of ${name} is ${run.status}.`);
    return run;
  }

  /** The run of a file in a dataset of its own, once it has ended; its id. */
  async importedRun(
    file: { name: string; rows: readonly string[] },
    mapping: Mapping,
    rules: Rules = {},
  ): Promise<string> {
    const dataset = await this.dataset(`${file.name} ${Date.now()}`, mapping, rules);
    return (await this.imported(dataset, file.name, file.rows.join('\n'))).id;
  }

  /** Mends a row that was rejected. */
  async mend(runId: string, rowNumber: number, values: Record<string, string>): Promise<void> {
    await this.answered('patch', `/api/runs/${runId}/errors/${rowNumber}`, { data: { values } });
  }

  private async answered(method: Method, path: string, body: Body = {}): Promise<APIResponse> {
    const headers: Record<string, string> = { 'X-Requested-With': 'etl-studio' };
    if (this.orgId !== '') headers['X-Org-Id'] = this.orgId;
    const answer = await this.request[method](path, { headers, ...body });
    if (!answer.ok())
      throw new Error(`${method.toUpperCase()} ${path}: ${answer.status()} ${await answer.text()}`);
    return answer;
  }
}

const csv = (name: string, text: string | Buffer) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(text),
});
