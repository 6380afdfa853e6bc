const MEBIBYTE = 1_048_576;

/** Why a file of this size need not be read at all, as the server says it; null where it may be sent. */
export function tooLarge({ size }: Pick<File, 'size'>, limit: number): string | null {
  if (size <= limit) return null;
  return $localize`:@@upload.tooLarge:The upload is ${inWords(size)}:size:, too large: at most ${inWords(limit)}:limit: are allowed. Export a shorter period, or split the file and upload the parts.`;
}

function inWords(bytes: number): string {
  const exact = $localize`:@@upload.bytes:${bytes.toLocaleString('en-US')}:bytes: bytes`;
  const mebibytes = (bytes / MEBIBYTE).toFixed(1).replace('.0', '');
  return bytes < MEBIBYTE ? exact : `${mebibytes} MB (${exact})`;
}
