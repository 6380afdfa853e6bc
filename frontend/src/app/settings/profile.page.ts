import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Card, Field, FieldControl, Formats, PageHeader, Region, Toasts } from '@etl-studio/ui';

import { SingleKeys } from '../commands/single-keys';
import { FormFailure } from '../dialog/form-failure';
import { type Failure, toFailure } from '../http/failure';
import { Language, LANGUAGES } from '../language/language';
import { SessionStore } from '../session/session.store';
import { describePage } from '../shell/page-context';
import { roleName } from '../shell/role-name';
import { regionChoices, timeZoneChoices } from './region-choices';
import { DENSITIES, Density, type DensityChoice } from '../theme/density';
import { Theme, type ThemeChoice, THEMES } from '../theme/theme';

const THEME_NAMES: Record<ThemeChoice, string> = {
  system: $localize`:@@user.theme.system:System`,
  light: $localize`:@@user.theme.light:Light`,
  dark: $localize`:@@user.theme.dark:Dark`,
};

const DENSITY_NAMES: Record<DensityChoice, string> = {
  comfortable: $localize`:@@user.density.comfortable:Comfortable`,
  compact: $localize`:@@user.density.compact:Compact`,
};

const EXAMPLE_AT = '2026-09-03T14:02:00Z';

/** The signed-in person: who they are, where they work, how it looks, and their password. */
@Component({
  selector: 'app-profile-page',
  imports: [Card, Field, FieldControl, FormFailure, MatButton, PageHeader],
  templateUrl: './profile.page.html',
  styleUrl: './settings.scss',
})
export class ProfilePage {
  protected readonly session = inject(SessionStore);
  protected readonly theme = inject(Theme);
  protected readonly density = inject(Density);
  protected readonly language = inject(Language);
  protected readonly languages = LANGUAGES;
  protected readonly region = inject(Region);
  protected readonly regions = regionChoices(this.language.current);
  protected readonly zones = timeZoneChoices();
  protected readonly singleKeys = inject(SingleKeys);
  private readonly formats = inject(Formats);
  private readonly toasts = inject(Toasts);

  protected readonly themes = THEMES.map((id) => ({ id, name: THEME_NAMES[id] }));
  protected readonly densities = DENSITIES.map((id) => ({ id, name: DENSITY_NAMES[id] }));
  protected readonly orgs = computed(() =>
    this.session.orgs().map(({ id, name, role }) => ({ id, name, role: roleName(role) })),
  );
  protected readonly busy = signal(false);
  protected readonly failure = signal<Failure | null>(null);
  protected readonly wrong = signal<{ current: string | null; next: string | null }>({
    current: null,
    next: null,
  });

  /** The server knows what a good password is. */
  protected readonly nextFault = computed(
    () =>
      this.wrong().next ??
      this.failure()?.problems.find(({ path }) => path === 'newPassword')?.message ??
      null,
  );

  /** How it looks, as it is chosen. */
  protected readonly regionExample = computed(
    () => `${this.formats.money('1234567.8', 'EUR')} · ${this.formats.instant(EXAMPLE_AT)}`,
  );

  constructor() {
    const heading = $localize`:@@route.profile:Profile`;
    describePage(() => ({ title: [heading], crumbs: [{ label: heading, link: '/settings/profile' }] }));
  }

  protected async changePassword(current: HTMLInputElement, next: HTMLInputElement): Promise<void> {
    this.wrong.set({
      current: current.value
        ? null
        : $localize`:@@profile.currentMissing:Enter the password you sign in with now.`,
      next: next.value ? null : $localize`:@@profile.nextMissing:Choose a new password.`,
    });
    const first = this.wrong().current ? current : this.wrong().next ? next : null;
    first?.focus();
    if (first || this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.session.changePassword({ currentPassword: current.value, newPassword: next.value });
      current.value = '';
      next.value = '';
      this.toasts.say($localize`:@@profile.changed:The password was changed.`);
    } catch (error) {
      this.failure.set(toFailure(error));
    } finally {
      this.busy.set(false);
    }
  }
}
