import { DOCUMENT, inject, Injectable } from '@angular/core';

/** Pixels of a picture per pixel of the screen: sharp where it is pasted. */
const PICTURE_SCALE = 2;

/** Hands over what was made in the page as a file. */
@Injectable({ providedIn: 'root' })
export class Downloads {
  private readonly document = inject(DOCUMENT);

  save(content: Blob, name: string): void {
    const link = this.document.createElement('a');
    link.href = URL.createObjectURL(content);
    link.download = name;
    link.click();
    // The download has taken hold of the content by then.
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  /** Draws an SVG, given by its address, on `background`, and saves it as PNG. */
  async savePng(svgUrl: string, size: { width: number; height: number }, background: string, name: string) {
    const image = new Image();
    image.src = svgUrl;
    await image.decode();
    const canvas = this.document.createElement('canvas');
    canvas.width = size.width * PICTURE_SCALE;
    canvas.height = size.height * PICTURE_SCALE;
    const pen = canvas.getContext('2d');
    if (!pen) return;
    pen.fillStyle = background;
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (png) this.save(png, name);
  }
}
