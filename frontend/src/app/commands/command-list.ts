import { computed, inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import type { Permission } from '@etl-studio/contracts';

import { DatasetsApi } from '../api/datasets.api';
import { RunsApi } from '../api/runs.api';
import { SessionStore } from '../session/session.store';
import { PageContext } from '../shell/page-context';
import { runStatus } from '../status/run-status';
import { Appearance } from './appearance';
import type { Command } from './command';
import { GO_TO } from './go-to';

const RECENT_RUNS = 100;

/** Everything that the menu offers here and now. */
@Injectable()
export class CommandList {
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly pageActions = inject(PageContext).actions;
  private readonly appearance = inject(Appearance);
  private readonly datasetPage = inject(DatasetsApi).list();
  private readonly runPage = inject(RunsApi).list(() => ({ limit: RECENT_RUNS }));

  /** Whether datasets and runs are still being read. */
  readonly isLoading = computed(() => this.datasetPage.isLoading() || this.runPage.isLoading());
  readonly commands = computed<Command[]>(() => [
    ...this.ofPage(),
    ...this.sections(),
    ...this.datasets(),
    ...this.runs(),
    ...this.orgs(),
    ...this.appearance.commands(),
  ]);

  private ofPage(): Command[] {
    return this.pageActions().map(({ label, run }) => ({ id: `page-${label}`, group: 'page', label, run }));
  }

  private sections(): Command[] {
    const others: { path: string; name: string; needs?: Permission }[] = [
      { path: '/team/invites', name: $localize`:@@team.invites:Invites`, needs: 'invites.list' },
      { path: '/settings/api-keys', name: $localize`:@@route.apiKeys:API keys`, needs: 'api-keys.list' },
      { path: '/audit', name: $localize`:@@route.audit:Audit log`, needs: 'audit.read' },
      {
        path: '/settings/organization',
        name: $localize`:@@shell.settings:Settings`,
        needs: 'organization.rename',
      },
      { path: '/demo', name: $localize`:@@route.demo:Guided demo` },
      { path: '/settings/profile', name: $localize`:@@route.profile:Profile` },
    ];
    return [
      ...GO_TO.map(({ key, path, name }) => this.place('go', path, name, { keys: ['g', key] })),
      ...others
        .filter(({ needs }) => needs === undefined || this.session.can(needs))
        .map(({ path, name }) => this.place('go', path, name)),
    ];
  }

  private datasets(): Command[] {
    const datasets = this.datasetPage.hasValue() ? this.datasetPage.value().items : [];
    return datasets.map(({ id, name, description }) =>
      this.place('dataset', `/datasets/${id}`, name, description ? { detail: description } : {}),
    );
  }

  private runs(): Command[] {
    const runs = this.runPage.hasValue() ? this.runPage.value().items : [];
    const datasets = this.datasetPage.hasValue() ? this.datasetPage.value().items : [];
    const nameOf = new Map(datasets.map(({ id, name }) => [id, name]));
    return runs.map((run) => {
      const path = run.status === 'DRAFT' ? `/runs/${run.id}/mapping` : `/runs/${run.id}`;
      const detail = [nameOf.get(run.datasetId), runStatus(run).word, run.id.slice(0, 8)]
        .filter(Boolean)
        .join(' · ');
      return this.place('run', path, run.fileName, { detail });
    });
  }

  private orgs(): Command[] {
    const here = this.session.org()?.id;
    const others = this.session.orgs().filter(({ id }) => id !== here);
    return others.map(({ id, name }) => ({
      id: `org-${id}`,
      group: 'org',
      label: $localize`:@@commands.switchTo:Switch to ${name}:organization:`,
      run: () => {
        this.session.switchOrg(id);
        return this.router.navigateByUrl('/datasets');
      },
    }));
  }

  private place(
    group: Command['group'],
    path: string,
    label: string,
    more: Pick<Command, 'detail' | 'keys'> = {},
  ): Command {
    return { id: path, group, label, ...more, run: () => this.router.navigateByUrl(path) };
  }
}
