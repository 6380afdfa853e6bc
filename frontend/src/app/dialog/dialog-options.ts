import { MatDialogConfig } from '@angular/material/dialog';

/** Dialog settings with Material's defaults for what `options` leaves out. */
export function dialogOptions<D>(options: Partial<MatDialogConfig<D>>): MatDialogConfig<D> {
  return Object.assign(new MatDialogConfig<D>(), options);
}
