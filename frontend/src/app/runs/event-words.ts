const EVENT_WORDS: Record<string, string> = {
  uploaded: $localize`:@@event.uploaded:uploaded`,
  started: $localize`:@@event.started:started`,
  claimed: $localize`:@@event.claimed:attempt began`,
  requeued: $localize`:@@event.requeued:queued again`,
  retried: $localize`:@@event.retried:retried`,
  cancel_requested: $localize`:@@event.cancelRequested:cancel requested`,
  cancelled: $localize`:@@event.cancelled:cancelled`,
  failed: $localize`:@@event.failed:failed`,
  succeeded: $localize`:@@event.succeeded:succeeded`,
  mended: $localize`:@@event.mended:mended`,
  mend_undone: $localize`:@@event.mendUndone:mending undone`,
  reverted: $localize`:@@event.reverted:reverted`,
  restored: $localize`:@@event.restored:restored`,
  rerun: $localize`:@@event.rerun:imported again`,
  progress: $localize`:@@event.progress:progress`,
  row_errors: $localize`:@@event.rowErrors:row errors`,
  connection: $localize`:@@event.connection:connection`,
};

/** The name of a line of a run's log; one that is not known yet as the server writes it. */
export function eventWords(event: string): string {
  return EVENT_WORDS[event] ?? event.replaceAll('_', ' ');
}
