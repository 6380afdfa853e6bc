import type { Mapping, Run } from '@etl-studio/contracts';
import type { APIRequestContext } from 'playwright-core';

export const DAILY_MAPPING: Mapping = {
  date: { source: 'Day', format: 'YYYY-MM-DD' },
  campaign: { source: 'Campaign' },
  channel: { source: 'Channel' },
  spend: { source: 'Cost', decimal: '.' },
  clicks: { source: 'Clicks' },
};

/** Makes what a screen is to show, as the person whose session `request` carries. */
export class OverApi {
  private constructor(
    private readonly request: APIRequestContext,
    readonly orgId: string,
  ) {}

  /** In an organization of their own, with nothing in it. */
  static async inNewOrg(request: APIRequestContext, name: string): Promise<OverApi> {
    const answer = await request.post('/api/orgs', {
      headers: { 'X-Requested-With': 'etl-studio' },
      data: { name },
    });
    const { id } = (await answer.json()) as { id: string };
    return new OverApi(request, id);
  }

  /** Deletes the organization: with a second one, others' stories would have to say which they mean. */
  async leaveNothing(): Promise<void> {
    const path = `/api/orgs/${this.orgId}`;
    const answer = await this.request.delete(path, { headers: this.headers });
    if (!answer.ok()) throw new Error(`DELETE ${path}: ${answer.status()} ${await answer.text()}`);
  }

  private get headers() {
    return { 'X-Requested-With': 'etl-studio', 'X-Org-Id': this.orgId };
  }

  /** @throws where the answer is no success */
  async post<T>(path: string, data: object = {}): Promise<T> {
    return this.answered<T>(path, { data });
  }

  async dataset(name: string): Promise<string> {
    return (await this.post<{ id: string }>('/api/datasets', { name })).id;
  }

  /** Uploads a file, which stays a draft. */
  async draft(datasetId: string, name: string, text: string): Promise<Run> {
    const path = `/api/datasets/${datasetId}/uploads`;
    return (await this.answered<{ run: Run }>(path, { multipart: { file: csv(name, text) } })).run;
  }

  /** Imports a file, to its end. */
  async imported(datasetId: string, name: string, text: string, mapping = DAILY_MAPPING): Promise<Run> {
    const fields = { datasetId, mapping: JSON.stringify(mapping), wait: '60' };
    return this.answered<Run>('/api/imports', { multipart: { ...fields, file: csv(name, text) } });
  }

  private async answered<T>(path: string, body: Parameters<APIRequestContext['post']>[1]): Promise<T> {
    const answer = await this.request.post(path, { headers: this.headers, ...body });
    if (!answer.ok()) throw new Error(`POST ${path}: ${answer.status()} ${await answer.text()}`);
    return (await answer.json()) as T;
  }
}

const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
