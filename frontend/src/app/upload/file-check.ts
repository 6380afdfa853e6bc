/** Endings of files that are certainly not CSV; anything else is judged by its content, on the server. */
const NOT_CSV = /\.(xlsx?|xlsm|xlsb|ods|numbers|pdf|docx?|json|xml|html?|zip|gz|7z|rar|png|jpe?g|parquet)$/i;

/** Why `file` need not be sent at all; null when only its content can tell. */
export function refusal(file: File, maxUploadBytes: number, bytes: (size: number) => string): string | null {
  const ending = NOT_CSV.exec(file.name)?.[0].toLowerCase();
  if (ending) {
    return $localize`:@@upload.wrongType:“${file.name}:name:” is a ${ending}:ending: file. Export it as CSV and try again.`;
  }
  if (file.size > maxUploadBytes) {
    return $localize`:@@upload.tooLarge:“${file.name}:name:” has ${bytes(file.size)}:size:; the limit is ${bytes(maxUploadBytes)}:limit:. Export a shorter range of days, or split the file.`;
  }
  return null;
}
